import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallContext, JobSnapshot, RerunIntent } from '../../../src/contract';
import { SystemError } from '../../../src/contract';
import type { HttpRequest, HttpResponse } from '../../../src/http';
import { stateReader } from '../../../src/systems/hitachi-jp1-ao/statuses';
import { createSystem, type Server } from '../../../src/systems/hitachi-jp1-ao/system';

export { failureOf } from '../failure-of';

/** A part of one of the vendor pages' own samples. */
export function sample(name: string): string {
  return readFileSync(join(__dirname, '../../fixtures/hitachi-jp1-ao', name), 'utf8');
}

/** The largest id there is; a JavaScript number would make 9223372036854775808 of it. */
export const HUGE = '9223372036854775807';
export const MARKER = 'tjc-0123456789abcdefghij';
export const CALL: CallContext = { signal: new AbortController().signal };
export const C1 = '2026-01-01T10:00:00.000Z';

export function answer(body: unknown, call = 'Tasks', status = 200): HttpResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers: { 'content-type': 'application/json' }, body: text, call };
}

/** An answer that only has a status, as 409 and 404 may. */
export function bare(status: number): HttpResponse {
  return { status, headers: {}, body: '', call: '' };
}

/** JSON of a task. Ids stand in it digit by digit. */
export function taskJson(id: string, members: object = {}): string {
  const others = { status: 'inProgress', startTime: '2026-01-01T18:00:00.000+0900', ...members };
  return `{"instanceID":${id},"scheduleID":${id},${JSON.stringify(others).slice(1)}`;
}

/** JSON of a task that failed at `C1`. */
export function failedJson(id: string, members: object = {}): string {
  return taskJson(id, { status: 'failed', completionTime: '2026-01-01T19:00:00.000+0900', ...members });
}

/** JSON of a list of elements that are JSON. */
export function listJson(...elements: readonly string[]): string {
  return `{"data":[${elements.join(',')}],"count":${elements.length}}`;
}

export const information = (name: string) => ({
  name,
  href: 'http://other/',
  method: 'POST',
  parameters: [],
});
export const success = (...affectedResource: readonly string[]) => ({
  instanceID: '68451399-53c2-4f6b-bbdd-be025a61ed02',
  state: 'success',
  affectedResource,
});
export const taskUrl = (id: string) => `http://inner-host:22015/Automation/v1/objects/Tasks/${id}`;

export function intent(id: string, changes: Partial<RerunIntent> = {}): RerunIntent {
  return {
    id,
    run: `${id} ended ${C1}`,
    way: 'from-failed-step',
    marker: MARKER,
    endedSince: C1,
    intendedAt: C1,
    ...changes,
  };
}

export function snapshot(id: string, changes: Partial<JobSnapshot> = {}): JobSnapshot {
  return {
    id,
    run: `${id} first attempt`,
    phase: 'running',
    rawStatus: 'inProgress',
    call: 'Tasks',
    observedAt: C1,
    ...changes,
  };
}

/** A system whose server gives these answers in turn (bodies, whole responses or errors), and what it was sent. */
export function scripted(script: readonly unknown[], changes: Partial<Server> = {}) {
  const sent: HttpRequest[] = [];
  const signals: AbortSignal[] = [];
  const exchange = (request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> => {
    const next = script[sent.length];
    sent.push(request);
    signals.push(signal);
    if (next === undefined) return Promise.reject(new Error(`Nothing scripted for ${lineOf(request)}.`));
    if (next instanceof Error) return Promise.reject(next);
    const isResponse = typeof next === 'object' && next !== null && 'headers' in next;
    const response = isResponse ? (next as HttpResponse) : answer(next);
    return Promise.resolve({ ...response, call: request.call });
  };
  const system = createSystem({
    version: 12,
    schedule: 'immediate',
    overrides: () => Promise.resolve({}),
    pollInterval: 10_000,
    settle: 10_000,
    inFlight: 40_000,
    stateOf: stateReader(),
    language: undefined,
    cancelRecurring: false,
    secrets: [],
    connection: { exchange, close: () => Promise.resolve() },
    ...changes,
  });
  return { system, sent, signals, lines: () => sent.map(lineOf) };
}

/** A request in one line, without what stands in every one: `GET Tasks/1?q=a`. */
export function lineOf({ method, path, query = [] }: HttpRequest): string {
  const shown = query.filter(([name]) => name !== 'HQL::sortBy').map(([name, value]) => `${name}=${value}`);
  const address = path.join('/').replace(/^Automation\/v1\/(objects\/)?/, '');
  return `${method} ${address}${shown.length > 0 ? `?${shown.join('&')}` : ''}`;
}

export const LOST = new SystemError({ kind: 'timeout', effect: 'unknown', call: 'x', message: 'lost' });

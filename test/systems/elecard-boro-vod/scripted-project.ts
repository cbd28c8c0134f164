import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallContext, JobSnapshot, JobSystem, RerunIntent } from '../../../src/contract';
import type { HttpRequest, HttpResponse } from '../../../src/http';
import { createSystem, type Project } from '../../../src/systems/elecard-boro-vod/system';

export { failureOf } from '../failure-of';

/** One of the vendor page's own samples. */
export function sample(name: string): string {
  return readFileSync(join(__dirname, '../../fixtures/elecard-boro-vod', name), 'utf8');
}

export function answer(body: unknown, call = 'TaskStatus', status = 200): HttpResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers: { 'content-type': 'application/json' }, body: text, call };
}

/** `{"reply":[{"method", "result"}]}`, with more members beside `result` when given. */
export function reply(method: string, result: unknown, more: object = {}): unknown {
  return { reply: [{ method, result, ...more }] };
}

export const CALL: CallContext = { signal: new AbortController().signal };

export const MARKER = 'tjc-0123456789abcdefghij';

export function intent(id: string, changes: Partial<RerunIntent> = {}): RerunIntent {
  return {
    id,
    run: `task:${id}`,
    way: 'new-run',
    marker: MARKER,
    endedSince: '2026-01-01T00:00:00.000Z',
    intendedAt: '2026-01-01T00:00:00.000Z',
    ...changes,
  };
}

export function snapshot(id: string, run = `task:${id}`): JobSnapshot {
  return {
    id,
    run,
    phase: 'running',
    rawStatus: 'Running',
    call: 'TaskStatus',
    observedAt: '2026-01-01T00:00:00.000Z',
  };
}

/** A system whose server gives these answers in turn (bodies, whole responses or errors), and what it was sent. */
export function scripted(script: readonly unknown[], changes: Partial<Project> = {}) {
  const sent: HttpRequest[] = [];
  const exchange = (request: HttpRequest): Promise<HttpResponse> => {
    const next = script[sent.length];
    sent.push(request);
    if (next === undefined) return Promise.reject(new Error(`Nothing scripted for request ${sent.length}.`));
    if (next instanceof Error) return Promise.reject(next);
    const isResponse = typeof next === 'object' && next !== null && 'headers' in next;
    return Promise.resolve(isResponse ? (next as HttpResponse) : answer(next, request.call));
  };
  const system: JobSystem = createSystem({
    account: { userId: 1, projectId: 2 },
    automaticRestarts: { attempts: 3, watch: 15_000 },
    recorded: () => Promise.resolve(undefined),
    pollInterval: 5_000,
    inFlight: 40_000,
    isSigned: false,
    settle: 5_000,
    secrets: ['4711', 'c2VjcmV0LWtleQ=='],
    connection: { exchange, close: () => Promise.resolve() },
    ...changes,
  });
  return { system, sent, methods: () => sent.map(({ call }) => call), params: () => sent.map(paramsOf) };
}

function paramsOf({ body = '' }: HttpRequest): unknown {
  const { methods } = JSON.parse(body) as { methods: readonly { params: unknown }[] };
  return methods[0]?.params;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SystemError, type CallContext, type JobSnapshot, type RerunIntent } from '../../../src/contract';
import type { HttpRequest, HttpResponse } from '../../../src/http';
import { createSystem, type Project } from '../../../src/systems/huawei-drs/system';
import { LastingSignals } from '../../../src/systems/shared/lasting';

/** A sample of the vendor's pages. */
export function sample(name: string): string {
  return readFileSync(join(__dirname, '../../fixtures/huawei-drs', name), 'utf8').trimEnd();
}

export const PROJECT = '054ba152d480d55b2f5dc0069e7ddef0';
export const JOB = 'c7debc9c-8e09-4a5d-8dd6-cc44f78jb20r';
export const OTHER = '140b5236-88ad-43c8-811c-1268453jb101';
export const NEW = '8d0e8e36-a618-490d-8a46-8c61ac9jb502';
export const MARKER = 'tjc-0123456789abcdefghij';
export const CALL: CallContext = { signal: new AbortController().signal };
export const NOW = '2026-01-01T10:00:00.000Z';
export const LOST = new SystemError({ kind: 'timeout', effect: 'unknown', call: 'x', message: 'lost' });

/** An answer with a request id, as every one of DRS has. */
export function answer(body: unknown, status = 200): HttpResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { 'content-type': 'application/json', 'x-request-id': 'b1946ac92492d2347c6235b4d2611184' };
  return { status, headers, body: text, call: '' };
}

/** An error of DRS or its gateway. */
export function failure(error_code: string, status = 400, error_msg = 'No.'): HttpResponse {
  return answer({ error_code, error_msg }, status);
}

/** What ShowJobDetail answers. */
export function detail(id: string, status: string, members: object = {}): unknown {
  const base_info = {
    name: 'DRS-1234',
    job_type: 'sync',
    engine_type: 'oracle-to-gaussdbv5',
    task_type: 'FULL_INCR_TRANS',
    charging_mode: 'on_demand',
    ...members,
  };
  return { job: { id, status, create_time: '2022-11-07T16:15:18Z', base_info } };
}

/** What ShowActions answers. */
export function actions(available: readonly string[], unavailable: readonly string[] = []): unknown {
  const lists = { available_actions: available, unavailable_actions: unavailable };
  return { job_action: { ...lists, current_action: 'NONE' } };
}

/** What batch-status answers. */
export function statuses(...pairs: readonly (readonly [id: string, status: string])[]): unknown {
  return { results: pairs.map(([id, status]) => ({ id, status })), count: pairs.length };
}

/** A precheck's result. */
export function precheck(process: string, rate: string, items: readonly object[] = []): unknown {
  return { result: rate === '100%', process, total_passed_rate: rate, precheck_results: items };
}

export const jobList = (...jobs: readonly object[]): unknown => ({ total_count: jobs.length, jobs });
export const NO_JOBS = jobList();

export function snapshot(id: string, changes: Partial<JobSnapshot> = {}): JobSnapshot {
  const status = { phase: 'running', rawStatus: 'INCRE_TRANSFER_STARTED' } as const;
  return { id, ...status, run: id, call: 'ShowJobDetail', observedAt: NOW, ...changes };
}

export function intent(way: RerunIntent['way'], changes: Partial<RerunIntent> = {}): RerunIntent {
  const failed = way === 'from-failed-step' || way === 'from-start';
  const run = failed ? `${JOB} INCRE_TRANSFER_FAILED` : JOB;
  return { id: JOB, run, way, marker: MARKER, endedSince: NOW, intendedAt: NOW, ...changes };
}

/** A system whose server gives these answers in turn (bodies, whole responses or errors), and what it was sent. */
export function scripted(script: readonly unknown[], changes: Partial<Project> = {}) {
  const sent: HttpRequest[] = [];
  const signals: AbortSignal[] = [];
  const exchange = (request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> => {
    const next = script[sent.length];
    sent.push(request);
    signals.push(signal);
    if (next === undefined) return Promise.reject(new Error(`Nothing scripted for ${lineOf(request)}.`));
    if (next instanceof Error) return Promise.reject(next);
    const isResponse = typeof next === 'object' && next !== null && 'headers' in next;
    return Promise.resolve({ ...(isResponse ? (next as HttpResponse) : answer(next)), call: request.call });
  };
  const lasting = new LastingSignals();
  const system = createSystem({
    api: 'v5',
    pauseMode: 'all',
    newRun: 'clone',
    recorded: () => Promise.resolve(undefined),
    namedSecrets: {},
    language: 'en-us',
    pollInterval: 15_000,
    settle: 20_000,
    inFlight: 40_000,
    isSigned: false,
    secrets: [],
    connection: {
      exchange: lasting.exchange(exchange),
      projectId: () => Promise.resolve(PROJECT),
      lasting,
      close: () => Promise.resolve(),
    },
    ...changes,
  });
  return { system, sent, signals, lines: () => sent.map(lineOf), bodies: () => sent.map(bodyOf) };
}

/** A request in one line, without its project: `GET v5/jobs/1?type=detail`. */
export function lineOf({ method, path, query = [] }: HttpRequest): string {
  const shown = query.map(([name, value]) => `${name}=${value}`).join('&');
  const address = path.filter((segment) => segment !== PROJECT).join('/');
  return `${method} ${address.replaceAll(JOB, 'JOB').replaceAll(NEW, 'NEW')}${shown === '' ? '' : `?${shown}`}`;
}

function bodyOf({ body }: HttpRequest): unknown {
  return body === undefined ? undefined : (JSON.parse(body) as unknown);
}

/** What a promise or a function is rejected with or throws, as a `SystemError`. */
export async function failureOf(run: () => unknown): Promise<SystemError> {
  try {
    await run();
  } catch (error) {
    if (error instanceof SystemError) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}

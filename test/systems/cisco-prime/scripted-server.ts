import type { BegunRerun, CallContext, JobSnapshot, RerunIntent } from '../../../src/contract';
import { SystemError } from '../../../src/contract';
import type { BudgetLimits, HttpRequest, HttpResponse } from '../../../src/http';
import { lookupIn } from '../../../src/systems/cisco-prime/submissions';
import { createSystem, type Server } from '../../../src/systems/cisco-prime/system';
import { LastingSignals } from '../../../src/systems/shared/lasting';
import { documentIn } from './documents';

export { failureOf } from '../failure-of';

export const MARKER = 'tjc-0123456789abcdefghij';
export const CALL: CallContext = { signal: new AbortController().signal };
/** Ids and times of the run that was captured from a real server. */
export const JOB = '273620913';
export const RUN = '282800294';
export const ID = `${JOB}/${RUN}`;
export const STARTED = '2017-05-16T18:19:01.680Z';
export const ENDED = '2017-05-16T18:20:01.680Z';
/** The server's clock, a minute after that end. */
export const SERVER_DATE = 'Tue, 16 May 2017 18:21:01 GMT';

/** An answer that only has a status. */
export function bare(status: number, headers: Readonly<Record<string, string>> = {}): HttpResponse {
  return { status, headers, body: '', call: '' };
}

/** A web page. */
export function page(status = 200): HttpResponse {
  return {
    ...bare(status, { 'content-type': 'text/html;charset=UTF-8' }),
    body: '<html><form action="j_spring_security_check">',
  };
}

export function intent(changes: Partial<RerunIntent> = {}): RerunIntent {
  return {
    id: ID,
    run: ID,
    way: 'new-run',
    marker: MARKER,
    endedSince: ENDED,
    intendedAt: ENDED,
    ...changes,
  };
}

export function begun(step: string, changes: Partial<RerunIntent> = {}): BegunRerun {
  return { ...intent(changes), step };
}

export function snapshot(id: string = ID, changes: Partial<JobSnapshot> = {}): JobSnapshot {
  return {
    ...{ id, run: id, phase: 'running', rawStatus: 'RUNNING', call: 'runhistory', observedAt: STARTED },
    ...changes,
  };
}

/** What a server says next: a document's body, a whole response, an error, or a function that makes one of these of the request. */
type Line = object | string | Error | Answering;
type Answering = (request: HttpRequest) => object | Error;

/** A system whose server says these in turn, and what it was sent. */
export function scripted(script: readonly Line[], changes: Partial<Server> = {}) {
  const sent: HttpRequest[] = [];
  const signals: AbortSignal[] = [];
  const pauses: number[] = [];
  const limits: BudgetLimits[] = [];
  const dialect = changes.dialect ?? { version: 3, format: 'json' };
  const exchange = (request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> => {
    const line = script[sent.length];
    sent.push(request);
    signals.push(signal);
    const next = typeof line === 'function' ? (line as Answering)(request) : line;
    if (next === undefined) return Promise.reject(new Error(`Nothing scripted for ${lineOf(request)}.`));
    if (next instanceof Error) return Promise.reject(next);
    const response = isResponse(next) ? next : answered(documentIn(dialect, next), dialect.format);
    return Promise.resolve({ ...response, call: request.call });
  };
  const lasting = new LastingSignals();
  const system = createSystem({
    ...{ jobsPerCall: 50, schedule: 'leave', historyKept: 86_400_000, pollInterval: 10_000, settle: 30_000 },
    ...{
      inFlight: 40_000,
      resumeSuspended: false,
      recorded: lookupIn([]),
      user: 'nbi',
      rateLimits: 'configured',
    },
    ...{
      dialect,
      secrets: [],
      lasting,
      exchange: lasting.exchange(exchange),
      close: () => Promise.resolve(),
    },
    pause: (milliseconds) => pauses.push(milliseconds),
    limits: () => limits.at(-1) ?? {},
    changeLimits: (changed) => limits.push(changed),
    ...changes,
  });
  return { system, sent, signals, pauses, limits, lines: () => sent.map(lineOf) };
}

function isResponse(line: object | string): line is HttpResponse {
  return typeof line === 'object' && 'headers' in line;
}

function answered(body: string, format: 'json' | 'xml'): HttpResponse {
  return { ...bare(200, { 'content-type': `application/${format}`, date: SERVER_DATE }), body };
}

/** A request in one line, without what stands in every one: `GET op/jobService/runhistory?jobId=1`. */
export function lineOf({ method, path, query = [], body }: HttpRequest): string {
  const address = path
    .slice(3)
    .join('/')
    .replace(/\.(json|xml)$/, '');
  const shown = query.map(([name, value]) => `${name}=${value}`).join('&');
  const ids = body === undefined ? '' : ` ${[...body.matchAll(/\d{2,}/g)].map(([id]) => id).join(',')}`;
  return `${method} ${address}${shown === '' ? '' : `?${shown}`}${method === 'GET' ? '' : ids}`.trimEnd();
}

export const LOST = new SystemError({ kind: 'timeout', effect: 'unknown', call: 'x', message: 'lost' });

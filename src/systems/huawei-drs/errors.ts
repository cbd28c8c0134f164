import { SystemError, type SystemErrorOptions } from '../../contract';
import { errorForStatus, parseJson, type HttpResponse } from '../../http';
import { meaningOf } from './error-codes';
import { membersOf, recordOf, requestIdOf, saidIn, shown, type Said } from './said';

/** DRS and its gateway name no time; the vendor's own client waits so long and doubles it. Milliseconds. */
const SHORTEST_WAIT = 2_000;
const LONGEST_WAIT = 5_000;

/** A failed exchange that says why in the vendor's own terms. */
export class DrsError extends SystemError {
  /** `DRS.M00304`, `APIGW.0301`, …, where there was one. */
  readonly code: string | undefined;
  /** What a v3 batch says of each task, also under HTTP 400. */
  readonly results: readonly unknown[];

  constructor(options: SystemErrorOptions, code?: string, results: readonly unknown[] = []) {
    super(options);
    this.code = code;
    this.results = results;
  }
}

/**
 * The error of an answer that is not 2xx, by its code where it has one that is known, else by its HTTP status.
 *
 * @param secrets texts that the message may not show
 */
export function errorOfAnswer(response: HttpResponse, secrets: readonly string[]): DrsError {
  const members = membersOf(response);
  const said = saidIn(members);
  const words = shown(said, secrets);
  const plain = errorForStatus(response, words);
  const meaning = meaningOf(said.code);
  const message = meaning
    ? `${response.call} was answered with HTTP ${response.status} ("${words}"): ${meaning.advice}.`
    : plain.message;
  const { kind, effect } = meaning ?? plain;
  const options = { kind, effect, call: response.call, httpStatus: response.status };
  const wait = plain.retryAfterMs ?? waitFor(kind);
  const { results } = members;
  return new DrsError(
    {
      ...options,
      message: withRequestId(message, response),
      ...(wait !== undefined && { retryAfterMs: wait }),
    },
    said.code,
    Array.isArray(results) ? results : [],
  );
}

/** The error of what an answer under HTTP 2xx says of one task, where that is the exchange's failure and not the task's. */
export function errorOfItem(call: string, said: Said): DrsError {
  const meaning = meaningOf(said.code);
  const kind = meaning?.kind ?? 'invalid-request';
  const wait = waitFor(kind);
  return new DrsError(
    {
      kind,
      effect: meaning?.effect ?? 'unknown',
      call,
      message: `${call} failed: "${shown(said)}"${meaning ? `: ${meaning.advice}` : ''}.`,
      ...(wait !== undefined && { retryAfterMs: wait }),
    },
    said.code,
  );
}

/**
 * The members of a 2xx answer.
 *
 * @throws SystemError `protocol`, effect `unknown`, with the request id, when it is no JSON object: an HTML page under 200, for example
 */
export function objectIn(response: HttpResponse): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = parseJson(response);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    throw error.with({ message: withRequestId(error.message, response) });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return recordOf(value);
  throw unreadableAnswer(response, 'JSON that is no object');
}

/** The error of an answer that is JSON but not what is documented. It may have taken effect. */
export function unreadableAnswer(response: HttpResponse, what: string): SystemError {
  const { call, status } = response;
  const message = `${call} was answered with ${what} (HTTP ${status}), which DRS does not document.`;
  const options = { call, httpStatus: status, message: withRequestId(message, response) };
  return new SystemError({ kind: 'protocol', effect: 'unknown', ...options });
}

/** The error of an answer that leaves out what was asked for. It may have taken effect. */
export function noAnswer(call: string, what: string): SystemError {
  const message = `${call} was answered with ${what}, which DRS does not document.`;
  return new SystemError({ kind: 'protocol', effect: 'unknown', call, message });
}

/** What a failed exchange says of a task. */
export function saidBy({ code, message }: DrsError): Said {
  return { words: message, ...(code !== undefined && { code }) };
}

function withRequestId(message: string, response: HttpResponse): string {
  const id = requestIdOf(response);
  return id === undefined ? message : `${message} Request id: ${id}.`;
}

/** With jitter, so that many workers do not come back at once. */
function waitFor(kind: string): number | undefined {
  if (kind !== 'rate-limited') return undefined;
  return SHORTEST_WAIT + Math.round(Math.random() * (LONGEST_WAIT - SHORTEST_WAIT));
}

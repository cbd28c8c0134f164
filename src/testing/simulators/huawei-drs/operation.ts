import type { JsonObject } from '../kit';
import type { Language } from './error-codes';
import type { World } from './world';

/** One call, let in. */
export interface OperationCall {
  /** Of the path; empty for IAM's. */
  readonly projectId: string;
  /** Of the path; empty where there is none. */
  readonly jobId: string;
  readonly query: URLSearchParams;
  /** Empty where none was sent. */
  readonly body: JsonObject;
  readonly language: Language;
  readonly world: World;
}

/** What an operation came to. */
export interface Answer {
  /** Default 200. */
  readonly status?: number;
  /** What the answer is about; a fault may alter it before it is sent. */
  readonly items: readonly JsonObject[];
  /** What changed, in words. */
  readonly effects?: readonly string[];
  /** The JSON of the answer, undefined for none; throws a `Refusal` when an item that it needs is missing. */
  readonly body: (items: readonly JsonObject[]) => unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Runs one call; throws `Refusal`. */
export type Operation = (call: OperationCall) => Answer;

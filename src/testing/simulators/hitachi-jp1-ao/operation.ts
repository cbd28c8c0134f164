import type { JsonObject, Reply } from '../kit';
import type { SignedIn } from './access/sign-in';
import type { World } from './world';

/** One call, signed in and permitted. */
export interface OperationCall {
  /** The variable part of the path; empty where there is none. */
  readonly id: string;
  readonly query: URLSearchParams;
  /** As received; may be empty. */
  readonly body: string;
  readonly user: SignedIn;
  /** What URLs in the answer begin with: `http://host:port`. */
  readonly origin: string;
  readonly world: World;
}

/** What an operation came to. */
export interface Answer {
  /** What the answer is about; a fault may alter it before it is sent. */
  readonly items: readonly JsonObject[];
  /** What changed, in words. */
  readonly effects?: readonly string[];
  /** The JSON of the answer; throws a `Refusal` when an item that it needs is missing. */
  readonly body: (items: readonly JsonObject[]) => unknown;
  /** The word after 200; default OK. */
  readonly reason?: string;
  readonly cacheControl?: string;
  /** An answer that is not JSON, in place of `body`. */
  readonly reply?: Reply;
}

/** Runs one call; throws `Refusal`. */
export type Operation = (call: OperationCall) => Answer;

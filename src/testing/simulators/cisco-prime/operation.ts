import type { IncomingHttpHeaders } from 'node:http';
import type { JsonObject, VendorFault } from '../kit';
import type { Node } from './wire/document';
import type { PayloadElement } from './wire/payload';
import type { World } from './world';

/** One call, signed in and permitted. */
export interface OperationCall {
  /** The version of the API: 1 to 4. */
  readonly version: number;
  /** Who asks. */
  readonly userName: string;
  /** The variable part of the path; empty where there is none. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The body; throws a `Refusal`, 400 or 415. */
  readonly payload: () => PayloadElement;
  /** The URL of the request without the suffix of its format. */
  readonly requestUrl: string;
  /** Where its kind of requests begins, such as `https://localhost/webacs/api/v1/op`. */
  readonly rootUrl: string;
  /** What only this simulator can do wrong. */
  readonly fault: VendorFault | undefined;
  readonly world: World;
}

/** What an operation came to. */
export interface Answer {
  /** What the answer is about; a fault may alter it before it is sent. Ids are texts. */
  readonly items: readonly JsonObject[];
  /** What changed, in words. */
  readonly effects?: readonly string[];
  /** The document of the answer; throws a `Refusal` when an item that it needs is missing. */
  readonly document: (items: readonly JsonObject[]) => Node;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Runs one call; throws `Refusal`. */
export type Operation = (call: OperationCall) => Answer;

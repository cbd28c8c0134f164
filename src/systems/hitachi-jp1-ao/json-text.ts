import { randomUUID } from 'node:crypto';
import { parseJson, type HttpResponse } from '../../http';

/** A JSON answer that can be edited and written again without a digit of its numbers getting lost. */
export interface JsonText {
  /** The answer. Numbers are opaque text in it: leave them alone. */
  readonly value: unknown;
  /** JSON of a value made from `value`, with every number as it was. */
  readonly write: (value: unknown) => string;
}

const TOKENS = /"(?:[^"\\]+|\\.)*"|-?\d[\d.eE+-]*/g;

/**
 * Reads a JSON answer for editing: ids are 64-bit, and `JSON.parse` would round them.
 *
 * @throws SystemError as `parseJson` does
 */
export function jsonText(response: HttpResponse): JsonText {
  parseJson(response); // what follows takes it for valid
  const mark = randomUUID();
  const body = response.body.replace(TOKENS, (token) =>
    token.startsWith('"') ? token : `"${mark}${token}"`,
  );
  return {
    value: parseJson({ ...response, body }),
    write: (value) => JSON.stringify(value).replace(new RegExp(`"${mark}([^"]*)"`, 'g'), '$1'),
  };
}

import type { JsonObject } from '../kit';

/**
 * The page that says how an error of a whole call looks was not reached. TaskReport (4.3.10) has `errors` beside
 * `result`; the other three are what a client must expect besides.
 */
export const ERROR_SHAPES = ['reply-errors', 'reply-error', 'top-errors', 'top-error'] as const;

/** Where errors of a whole call stand: in its element of `reply` or at the top, as a list or as one text. */
export type ErrorShape = (typeof ERROR_SHAPES)[number];

/** The member that holds the errors. */
export function errorMember(texts: readonly string[], shape: ErrorShape): JsonObject {
  return shape.endsWith('errors') ? { errors: texts } : { error: texts.join('; ') };
}

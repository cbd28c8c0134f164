import type { HttpResponse } from '../../../http';
import { errorOfAnswer, objectIn, unreadableAnswer } from '../errors';
import { recordOf, textOf } from '../said';

/** A project token. */
export interface Token {
  readonly value: string;
  /** The project that it is for. */
  readonly projectId: string | undefined;
  /** From when on another one is fetched, in milliseconds since the epoch, by our clock. */
  readonly renewAt: number;
}

const HOUR_MS = 3_600_000;
/** What a token is trusted for when the answer does not say how long it lives. */
const UNKNOWN_LIFE_MS = HOUR_MS;

/**
 * The token of an answer: the value is in a header. Its life is counted from now, so that a clock that is off does not matter, and it is
 * renewed an hour before its end; one that lives for less than ten hours at nine tenths of its life.
 *
 * @param now milliseconds since the epoch
 * @throws SystemError for an answer that is no token
 */
export function tokenOf(response: HttpResponse, secrets: readonly string[], now: number): Token {
  if (response.status < 200 || response.status > 299) throw errorOfAnswer(response, secrets);
  const value = textOf(response.headers['x-subject-token']);
  if (value === undefined) throw unreadableAnswer(response, 'no X-Subject-Token');
  const token = recordOf(objectIn(response)['token']);
  const lifeMs = lifeOf(token, now);
  return {
    value,
    projectId: textOf(recordOf(token['project'])['id']),
    renewAt: now + lifeMs - Math.min(HOUR_MS, lifeMs / 10),
  };
}

function lifeOf({ expires_at, issued_at }: Readonly<Record<string, unknown>>, now: number): number {
  const end = Date.parse(textOf(expires_at) ?? '');
  const start = Date.parse(textOf(issued_at) ?? '');
  const life = end - (Number.isNaN(start) ? now : start);
  return Number.isNaN(life) ? UNKNOWN_LIFE_MS : Math.max(0, life);
}

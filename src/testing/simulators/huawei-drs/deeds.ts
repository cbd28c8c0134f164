import { fieldsOf } from '../kit';
import type { World } from './world';

/** What a test can do to this server beyond what it can do to every simulator. */
export interface Deeds {
  /** Every token dies at once, as after a change of the password; new ones can be had. */
  readonly revokeTokens: () => void;
}

export function deedsOf({ tokens }: World): Deeds {
  return { revokeTokens: () => tokens.revokeAll() };
}

/** The same for another process. */
export function remoteDeeds({ revokeTokens }: Deeds): Record<string, (input: unknown) => unknown> {
  return {
    revokeTokens(input: unknown) {
      fieldsOf(input ?? {}, 'The input', {});
      revokeTokens();
    },
  };
}

import type { SystemError } from './system-error';

/** What a check of a system looks at, in the order of its findings. */
export const CHECKED = ['reachable', 'credentials', 'permissions', 'version', 'clock'] as const;

/**
 * - `reachable`: the system answers where the settings say, as the vendor documents it
 * - `credentials`: it knows the account
 * - `permissions`: the account may do what stopping and rerunning needs, as far as a harmless read can tell
 * - `version`: what the system says it is, and that the settings fit it
 * - `clock`: how far its clock and ours are apart; signatures and the search for reruns depend on both
 */
export type Checked = (typeof CHECKED)[number];

/** What a check found out about one of the things it looks at. */
export interface SystemFinding {
  readonly name: Checked;
  /** `unknown` where a harmless read cannot tell; `says` has why. */
  readonly ok: boolean | 'unknown';
  /** One sentence for an operator. Never holds a secret. */
  readonly says: string;
  /** Set where it works today, and somebody should look at it all the same. */
  readonly warning?: true;
}

/** What a check of one system found. */
export interface SystemCheck {
  /** One for each of `CHECKED`, in its order. */
  readonly findings: readonly SystemFinding[];
}

/** Findings by their name, as far as there are any yet. */
export type Found = Partial<Record<Checked, Omit<SystemFinding, 'name'>>>;

/**
 * A check with all its findings.
 *
 * @param otherwise why what is not found is unknown
 */
export function systemCheck(found: Found, otherwise: string): SystemCheck {
  const unknown = { ok: 'unknown', says: otherwise } as const;
  return { findings: CHECKED.map((name) => ({ name, ...(found[name] ?? unknown) })) };
}

/** What a failed read says about the system. What it says nothing about is left out. */
export function foundByFailure({ kind, message }: SystemError): Found {
  const answers = { ok: true, says: 'It answers.' } as const;
  const fault = { ok: false, says: message } as const;
  switch (kind) {
    case 'unauthenticated':
      return { reachable: answers, credentials: fault };
    case 'forbidden':
      return { reachable: answers, permissions: fault };
    case 'rate-limited':
    case 'invalid-request':
    case 'conflict':
      return { reachable: { ok: true, says: `It answers, but not to the question: ${message}` } };
    case 'unavailable':
    case 'timeout':
    case 'protocol':
    case 'not-found':
    case 'unsupported':
      return { reachable: fault };
  }
}

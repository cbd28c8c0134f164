import { randomBytes } from 'node:crypto';
import type { Clock } from '../../kit';
import type { DrsSettings } from '../settings';

interface Issued {
  readonly projectId: string;
  /** Milliseconds since 1970. */
  readonly until: number;
  callsLeft: number;
}

/** A token as IAM hands it out. */
export interface NewToken {
  readonly token: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** What the tokens of one simulator need. */
export interface TokensParts {
  readonly clock: Clock;
  readonly settings: () => DrsSettings;
}

/** IAM's tokens. */
export class Tokens {
  private readonly issued = new Map<string, Issued>();

  constructor(private readonly parts: TokensParts) {}

  issue(projectId: string): NewToken {
    const { clock, settings } = this.parts;
    const { tokenLifetimeMs, tokenCalls } = settings();
    const issuedAt = clock.now();
    const expiresAt = issuedAt + tokenLifetimeMs;
    const token = `MII${randomBytes(96).toString('base64url')}`;
    this.issued.set(token, { projectId, until: expiresAt, callsLeft: tokenCalls ?? Infinity });
    return { token, issuedAt, expiresAt };
  }

  /** The project that the token is for; one call of its life is used. Undefined when it has died or never lived. */
  use(token: string): string | undefined {
    const issued = this.issued.get(token);
    if (!issued || issued.until <= this.parts.clock.now() || issued.callsLeft <= 0) return undefined;
    issued.callsLeft -= 1;
    return issued.projectId;
  }

  /** Every token dies, as after a change of the password. */
  revokeAll(): void {
    for (const issued of this.issued.values()) issued.callsLeft = 0;
  }
}

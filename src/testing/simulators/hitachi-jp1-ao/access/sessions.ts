import { randomBytes } from 'node:crypto';
import type { Clock } from '../../kit';
import type { Jp1AoSettings } from '../settings';
import { traitsOf } from '../model/versions';

interface Session {
  readonly userName: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** What the sessions of one simulator need. */
export interface SessionsParts {
  readonly clock: Clock;
  readonly settings: () => Jp1AoSettings;
}

/** The HSSO tokens that have been handed out. */
export class Sessions {
  private readonly byToken = new Map<string, Session>();

  constructor(private readonly parts: SessionsParts) {}

  /** A new token; the one it replaces, if any, goes on or ends as the settings say. */
  hand(userName: string, replaced: string | undefined): string {
    const { clock, settings } = this.parts;
    const { version, tokenLifetimeMs, replacedTokens } = settings();
    if (replaced !== undefined && replacedTokens === 'refused') this.byToken.delete(replaced);
    this.forgetExpired();
    const middle = version === 'v10' ? '' : `_${randomBytes(20).toString('base64')}`;
    const token = `${randomBytes(20).toString('hex')}${middle}${traitsOf(version).tokenEnd}`;
    this.byToken.set(token, { userName, until: clock.now() + tokenLifetimeMs });
    return token;
  }

  /** Whose token it is; undefined when it has expired or never existed. */
  userOf(token: string): string | undefined {
    const session = this.byToken.get(token);
    return session && session.until > this.parts.clock.now() ? session.userName : undefined;
  }

  /** Ends every session. */
  clear(): void {
    this.byToken.clear();
  }

  /** Tokens are kept in the order in which they were handed out, so the expired ones come first. */
  private forgetExpired(): void {
    const now = this.parts.clock.now();
    for (const [token, { until }] of this.byToken) {
      if (until > now) return;
      this.byToken.delete(token);
    }
  }
}

/** The four limits, each with its own text of the 503. */
export const LIMITS = ['total', 'perUser', 'perUserConcurrent', 'concurrent'] as const;

/** One of them. */
export type Limit = (typeof LIMITS)[number];

/** Why somebody was not let in. */
export type SignInRefusal = 'noCredentials' | 'badCredentials' | 'tooManySessions';

/** What a simulator has been asked so far, and how much of it it turned away. */
export interface Traffic {
  /** Every request of the API, those turned away included. */
  readonly requests: number;
  /** Those let through, by user. */
  readonly admitted: Readonly<Record<string, number>>;
  /** The 503s of the rate limits, by the limit; 503s that a fault has made are not among them. */
  readonly rateLimited: Readonly<Record<Limit, number>>;
  readonly signInsRefused: Readonly<Record<SignInRefusal, number>>;
  /** The most that were ever let through: in one window, and at the same time, whether limited or not. */
  readonly most: Readonly<Record<Limit, number>>;
}

/** Counts requests. */
export class TrafficCounter {
  private requests = 0;
  private readonly admitted = new Map<string, number>();
  private readonly rateLimited = { total: 0, perUser: 0, perUserConcurrent: 0, concurrent: 0 };
  private readonly most = { ...this.rateLimited };
  private readonly signInsRefused = { noCredentials: 0, badCredentials: 0, tooManySessions: 0 };

  arrived(): void {
    this.requests += 1;
  }

  refused(why: Limit | SignInRefusal): void {
    if (why in this.rateLimited) this.rateLimited[why as Limit] += 1;
    else this.signInsRefused[why as SignInRefusal] += 1;
  }

  /** `load` counts the request itself. */
  let(user: string, load: Readonly<Record<Limit, number>>): void {
    this.admitted.set(user, (this.admitted.get(user) ?? 0) + 1);
    for (const limit of LIMITS) this.most[limit] = Math.max(this.most[limit], load[limit]);
  }

  /** A copy: later requests do not change it. */
  counts(): Traffic {
    const { requests, admitted, rateLimited, signInsRefused, most } = this;
    return structuredClone({
      requests,
      admitted: Object.fromEntries(admitted),
      rateLimited,
      signInsRefused,
      most,
    });
  }
}

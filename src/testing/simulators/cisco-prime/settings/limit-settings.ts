import { aFlag, anInteger, BadInput, oneOf } from '../../kit';

/** The vendor's own limits, as `rateService/rateLimits` shows them; -1 switches one off. */
export const RATE_LIMITS = [
  'limitPageSize',
  'limitUnpagedQuery',
  'maxAllUserConcurrentQueries',
  'maxConcurrentQueries',
  'perUserThreshold',
  'totalRequestThreshold',
  'windowSegments',
  'windowSize',
] as const;

/** How much is answered. The vendor's names; of the defaults only `windowSize` and `perUserThreshold` are known. */
export interface LimitSettings extends Readonly<Record<(typeof RATE_LIMITS)[number], number>> {
  /** Milliseconds of the sliding window, a whole multiple of `windowSegments`; default 1000. */
  readonly windowSize: number;
  /** The parts in which the window moves on; default 10. */
  readonly windowSegments: number;
  /** Requests of a user in a window; default 5. */
  readonly perUserThreshold: number;
  /** Requests of all users in a window; default 20. */
  readonly totalRequestThreshold: number;
  /** Requests of a user at the same time; default 5. */
  readonly maxConcurrentQueries: number;
  /** Requests of all users at the same time; default 45. */
  readonly maxAllUserConcurrentQueries: number;
  /** The page that a query without `.maxResults` gets; default 100. */
  readonly limitUnpagedQuery: number;
  /** The largest `.maxResults`; default 1000. */
  readonly limitPageSize: number;
  /** Whether jobService is limited: yes (default) up to PI 3.4, no from PI 3.8 and EPNM 5 on. */
  readonly jobServiceLimited: boolean;
  /** The texts of a 503: as captured from a server (default), or as in the guides. */
  readonly limitWording: 'observed' | 'documented';
  /** What a `.maxResults` beyond `limitPageSize` gets: a 400 (default), or the largest page. */
  readonly tooLargePage: 'refused' | 'clamped';
}

export const LIMIT_DEFAULTS: LimitSettings = {
  windowSize: 1000,
  windowSegments: 10,
  perUserThreshold: 5,
  totalRequestThreshold: 20,
  maxConcurrentQueries: 5,
  maxAllUserConcurrentQueries: 45,
  limitUnpagedQuery: 100,
  limitPageSize: 1000,
  jobServiceLimited: true,
  limitWording: 'observed',
  tooLargePage: 'refused',
};

export const LIMIT_FIELDS = {
  windowSize: anInteger(1),
  windowSegments: anInteger(1),
  perUserThreshold: anInteger(-1),
  totalRequestThreshold: anInteger(-1),
  maxConcurrentQueries: anInteger(-1),
  maxAllUserConcurrentQueries: anInteger(-1),
  limitUnpagedQuery: anInteger(-1),
  limitPageSize: anInteger(-1),
  jobServiceLimited: aFlag,
  limitWording: oneOf(['observed', 'documented']),
  tooLargePage: oneOf(['refused', 'clamped']),
};

/** Throws `BadInput` where limits contradict each other. */
export function checkLimits(settings: LimitSettings): void {
  const { windowSize, windowSegments, limitUnpagedQuery, limitPageSize } = settings;
  if (windowSize % windowSegments !== 0) {
    throw new BadInput('windowSize must be a whole multiple of windowSegments.');
  }
  if (limitPageSize !== -1 && limitUnpagedQuery > limitPageSize) {
    throw new BadInput('limitUnpagedQuery must not be larger than limitPageSize.');
  }
}

import type { ChaosVendor } from './chaos-vendor';
import { ciscoPrime } from './cisco-prime';

const REQUESTS_PER_SECOND = 2;

/** Prime with about the limit that it really has: a submission waits for its turn, and a worker can be frozen meanwhile. */
export const ciscoPrimePaced: ChaosVendor = {
  ...ciscoPrime,
  ownSimulator: false, // there is one cell
  variant: 'paced',
  paced: true,
  seats: 1,
  settingsFor: (url) => ({ ...ciscoPrime.settingsFor(url), requestsPerSecond: REQUESTS_PER_SECOND }),
  subjects: ciscoPrime.subjects.map((subject) => ({
    ...subject,
    name: 'prime-paced',
    only: {
      cells: /^submit\/worker paused before it sends the next/,
      reason: 'prime-new plays it without waiting for turns',
    },
  })),
};

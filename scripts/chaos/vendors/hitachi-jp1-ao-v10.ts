import type { ChaosVendor } from './chaos-vendor';
import { QUICK_SUBMISSION, TELLING_CELLS } from './telling-cells';
import { hitachiJp1Ao } from './hitachi-jp1-ao';

const AS_IN_V12 = { status: 'as with version 12', 'rerun-info': 'as with version 12' };
const FAILED = {
  from: 'failed',
  target: { status: 'failed' },
  quick: QUICK_SUBMISSION,
  keepsId: true,
  without: {
    ...AS_IN_V12,
    stop: 'only a task that failed, or was stopped by force, is retried: it is at rest',
    search: 'the state of the task guards a retry, so nothing is searched',
  },
} as const;
const REDUCED = { cells: TELLING_CELLS, reason: 'played with version 12' };

/** JP1/Automatic Operation 10: no forced stop, and no list of archived tasks, so that doubt about a new task goes to a person. */
export const hitachiJp1AoV10: ChaosVendor = {
  ...hitachiJp1Ao,
  variant: 'v10',
  seats: 2,
  settingsFor: (url) => ({ ...hitachiJp1Ao.settingsFor(url), version: 10 }),
  simulatorSettings: { ...hitachiJp1Ao.simulatorSettings, version: 'v10' },
  subjects: [
    {
      name: 'jp1-v10-new',
      from: 'failed',
      rerun: { ways: ['new-run'] },
      keepsId: false,
      without: AS_IN_V12,
      only: REDUCED,
    },
    { ...FAILED, name: 'jp1-v10-kept', rerun: { ways: ['from-failed-step'] }, only: REDUCED },
    { ...FAILED, name: 'jp1-v10-after', rerun: { ways: ['after-failed-step'] }, only: REDUCED },
  ],
};

import type { Subject } from './chaos-vendor';

/** A task is checked before it is started or reset; both tasks of a cell are checked before either goes on. */
const PRECHECKS = 2;

/** A start is held and lost in the same ways; what differs is a reset that nobody can tell from none. */
const QUICK_RESETS =
  /^submit\/(answer lost (after|before)|answer lost, its run|reset|terminated and|worker (killed|paused))/;

export const RESUME: Subject = {
  name: 'drs-resume',
  from: 'paused',
  rerun: { ways: ['resume'] },
  keepsId: true,
  without: { search: 'the state of the task guards a resume, so nothing is searched' },
  restartUnseen: true,
};

export const NEW_RUN: Subject = {
  name: 'drs-new',
  from: 'stopped',
  stop: { mode: 'graceful', allowIrreversible: true },
  rerun: { ways: ['new-run'] },
  keepsId: false,
  unrestartable: 'a task that was released never runs again',
};

export const RETRY: Subject = {
  name: 'drs-retry',
  from: 'failed',
  rerun: { ways: ['from-failed-step'] },
  target: { status: 'INCRE_TRANSFER_FAILED' },
  keepsId: true,
  without: {
    stop: 'a task that has failed is at rest, so nothing is stopped',
    search: 'the state of the task guards a retry, so nothing is searched',
  },
};

export const START: Subject = {
  name: 'drs-start',
  from: 'waiting',
  workflow: 'rerunJobs',
  rerun: { ways: ['from-start'], fromPhases: ['waiting'] },
  target: { status: 'CONFIGURATION' },
  keepsId: true,
  preparations: PRECHECKS,
  without: {
    stop: 'a task that waits for its start is not stopped before it',
    search: 'the state of the task guards a start, so nothing is searched',
  },
};

const RESET: Subject = {
  name: 'drs-reset',
  from: 'failed',
  rerun: { ways: ['from-start'] },
  target: { status: 'INCRE_TRANSFER_FAILED' },
  keepsId: true,
  preparations: PRECHECKS,
  quick: QUICK_RESETS,
  without: {
    status: 'drs-retry plays it',
    stop: 'a task that has failed is at rest, so nothing is stopped',
    'rerun-info': 'drs-retry plays it: the same calls say what is offered',
    search: 'the state of the task guards a reset, so nothing is searched',
  },
};

/** The ways of v5, each from where it begins. */
export const HUAWEI_DRS_SUBJECTS: readonly Subject[] = [RESUME, NEW_RUN, RETRY, START, RESET];

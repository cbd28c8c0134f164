import { aText, listOf, milliseconds, oneOf, orNull } from '../../kit';

/** How jobs live. Durations in milliseconds, null means never. */
export interface LifeSettings {
  /** From a submission until runhistory and JobSummary show its job; default 20. */
  readonly visibleAfterMs: number;
  /** From a submission without a start time to its run; until then the job has none. Default 0. */
  readonly firstRunAfterMs: number;
  /** How long a run is CREATED; default 10. */
  readonly createdForMs: number | null;
  /** How long a run is PENDING_EXECUTION; default 10. */
  readonly pendingForMs: number | null;
  /** How long a run is RUNNING; default 60 000, so that no short test sees the end by accident. */
  readonly runsForMs: number | null;
  /** From an accepted cancelrunning to the end of the run; default 30. */
  readonly stopTakesMs: number | null;
  /** From the start of a one-off job's run until its jobStatus is COMPLETED, whatever the run does; default 10. */
  readonly triggerCompletesAfterMs: number;
  /** How long a recurring job still shows the time of the run that has just begun as its next one; default 0. */
  readonly nextRunTimeLagMs: number;
  /** A one-off start that passed while its job was suspended: it begins on resume (default), or is left out. */
  readonly missedStart: 'fires' | 'skipped';
  /** cancelrunning of a run that has ended: a failure item (default), a success item, or no item. */
  readonly cancelOfEnded: 'failure' | 'success' | 'unmentioned';
  /** cancelrunning of an unknown run: a failure item (default), or no item. */
  readonly cancelOfUnknown: 'failure' | 'unmentioned';
  /** A second suspend, resume or cancel: a failure item (default), or a success item. */
  readonly repeatedTriggerChange: 'failure' | 'success';
  /** The CLI templates that exist; others are a 400 when they are deployed. Default null, all. */
  readonly templates: readonly string[] | null;
}

export const LIFE_DEFAULTS: LifeSettings = {
  visibleAfterMs: 20,
  firstRunAfterMs: 0,
  createdForMs: 10,
  pendingForMs: 10,
  runsForMs: 60_000,
  stopTakesMs: 30,
  triggerCompletesAfterMs: 10,
  nextRunTimeLagMs: 0,
  missedStart: 'fires',
  cancelOfEnded: 'failure',
  cancelOfUnknown: 'failure',
  repeatedTriggerChange: 'failure',
  templates: null,
};

export const LIFE_FIELDS = {
  visibleAfterMs: milliseconds,
  firstRunAfterMs: milliseconds,
  createdForMs: orNull(milliseconds),
  pendingForMs: orNull(milliseconds),
  runsForMs: orNull(milliseconds),
  stopTakesMs: orNull(milliseconds),
  triggerCompletesAfterMs: milliseconds,
  nextRunTimeLagMs: milliseconds,
  missedStart: oneOf(['fires', 'skipped']),
  cancelOfEnded: oneOf(['failure', 'success', 'unmentioned']),
  cancelOfUnknown: oneOf(['failure', 'unmentioned']),
  repeatedTriggerChange: oneOf(['failure', 'success']),
  templates: orNull(listOf(aText)),
};

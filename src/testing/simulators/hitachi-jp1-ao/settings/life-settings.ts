import { aFlag, milliseconds, oneOf, orNull } from '../../kit';

/** How tasks live. Durations in milliseconds, null means never. */
export interface LifeSettings {
  /** From Waiting to In Progress; default 20. A scheduled start time goes before it. */
  readonly waitsForMs: number | null;
  /** How long a task is In Progress; default 60 000, so that no short test sees the end by accident. */
  readonly runsForMs: number | null;
  /** From an accepted stop to the end; default 30. */
  readonly stopTakesMs: number | null;
  /** From an accepted forced stop to the end; default 20. */
  readonly forceStopTakesMs: number | null;
  /** How far the status that is shown lags behind the true one (JP1/AO samples it at intervals); default 0. */
  readonly statusLagMs: number;
  /** From the end of a task to its automatic archiving; default null. */
  readonly archivesAfterMs: number | null;
  /** From one run of a recurring schedule to the next, whatever its recurrence says; default a day. */
  readonly recurrenceEveryMs: number;
  /** By the letter of the 409 text: neither stop nor forceStop takes a task that is Long Running or Terminating; default false. */
  readonly strictStops: boolean;
  /** Whether a task that was stopped has a failed step to retry from; default false. */
  readonly stopLeavesFailedStep: boolean;
  /** The same for a forced stop; default true. */
  readonly forceStopLeavesFailedStep: boolean;
  /** `task.execute.skip.serverStart`: waiting tasks end Canceled when the service restarts; default false. */
  readonly skipsWaitingAtRestart: boolean;
  /** Whether `modifyTime` follows the status, or only edits; default status. */
  readonly modifyTime: 'status' | 'edits';
}

export const LIFE_DEFAULTS: LifeSettings = {
  waitsForMs: 20,
  runsForMs: 60_000,
  stopTakesMs: 30,
  forceStopTakesMs: 20,
  statusLagMs: 0,
  archivesAfterMs: null,
  recurrenceEveryMs: 24 * 60 * 60 * 1000,
  strictStops: false,
  stopLeavesFailedStep: false,
  forceStopLeavesFailedStep: true,
  skipsWaitingAtRestart: false,
  modifyTime: 'status',
};

export const LIFE_FIELDS = {
  waitsForMs: orNull(milliseconds),
  runsForMs: orNull(milliseconds),
  stopTakesMs: orNull(milliseconds),
  forceStopTakesMs: orNull(milliseconds),
  statusLagMs: milliseconds,
  archivesAfterMs: orNull(milliseconds),
  recurrenceEveryMs: milliseconds,
  strictStops: aFlag,
  stopLeavesFailedStep: aFlag,
  forceStopLeavesFailedStep: aFlag,
  skipsWaitingAtRestart: aFlag,
  modifyTime: oneOf(['status', 'edits']),
};

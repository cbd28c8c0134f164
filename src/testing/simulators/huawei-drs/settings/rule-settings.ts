import { aFlag, oneOf } from '../../kit';

/** Which calls are taken in which state, where the document is silent or says two things. */
export interface RuleSettings {
  /** A stop of a job that is already being ended: refused (default), or accepted without effect. */
  readonly repeatedStop: 'refused' | 'accepted';
  /** Whether a job can be stopped in STARTJOBING, which the vendor's list of stoppable statuses leaves out; default true. */
  readonly stopsWhileStarting: boolean;
  /** A stop of a prepaid job, which has to be ended by unsubscribing: refused (default), or accepted. */
  readonly prepaidStop: 'refused' | 'accepted';
  /** Whether v5 pauses a failed job, too: ShowActions' example says so (default true), the known clients do not try. v3 always does. */
  readonly v5PausesFailed: boolean;
  /** Whether a paused job can be reset, as the FAQ says; default true. */
  readonly resetsPaused: boolean;
  /** Whether jobs can be cloned; default true. A job can say otherwise. */
  readonly clones: boolean;
  /** Whether a job that has ended can be cloned; default true: it is not on the list of exceptions. */
  readonly clonesEnded: boolean;
  /** Whether created and cloned jobs need a connection test before their start (else DRS.M00300); default false. */
  readonly connectionTest: boolean;
  /** Whether an alarm counts as passed in a precheck; default true. */
  readonly alarmsPass: boolean;
  /** Whether a precheck that has passed is good for more than one start or reset, of which no page says a word; default false. */
  readonly prechecksLast: boolean;
}

export const RULE_DEFAULTS: RuleSettings = {
  repeatedStop: 'refused',
  stopsWhileStarting: true,
  prepaidStop: 'refused',
  v5PausesFailed: true,
  resetsPaused: true,
  clones: true,
  clonesEnded: true,
  connectionTest: false,
  alarmsPass: true,
  prechecksLast: false,
};

export const RULE_FIELDS = {
  repeatedStop: oneOf(['refused', 'accepted']),
  stopsWhileStarting: aFlag,
  prepaidStop: oneOf(['refused', 'accepted']),
  v5PausesFailed: aFlag,
  resetsPaused: aFlag,
  clones: aFlag,
  clonesEnded: aFlag,
  connectionTest: aFlag,
  alarmsPass: aFlag,
  prechecksLast: aFlag,
};

import { aText, oneOf, orNull } from '../../kit';

/** What resubmit takes and gives: the page with its examples was not reached, so each has its other reading. */
export interface ResubmitSettings {
  /** Which tasks it takes: ended ones (default), or any. */
  readonly resubmitTakes: 'ended' | 'any';
  /** `parameters`: a flat list of unlike objects (default), or an object with `schedule` and `properties`. */
  readonly resubmitShape: 'flat' | 'nested';
  /** What the answer points to: the new task (default), its schedule, or both. */
  readonly resubmitResult: 'task' | 'schedule' | 'both';
  /** What a password property's value is shown as; default `********`, null: as it is. */
  readonly passwordMask: string | null;
  /** What the mask means when it comes back: itself (default), or the value the task had. */
  readonly maskComingBack: 'literal' | 'unchanged';
  /** Whether a property's id must be its own when it is sent; a rounded one is then a 400. Default checked. */
  readonly propertyIds: 'checked' | 'ignored';
  /** Times and recurrences that do not go with the scheduleType: ignored (default), or a 400. */
  readonly leftoverMembers: 'ignored' | 'refused';
}

export const RESUBMIT_DEFAULTS: ResubmitSettings = {
  resubmitTakes: 'ended',
  resubmitShape: 'flat',
  resubmitResult: 'task',
  passwordMask: '********',
  maskComingBack: 'literal',
  propertyIds: 'checked',
  leftoverMembers: 'ignored',
};

export const RESUBMIT_FIELDS = {
  resubmitTakes: oneOf(['ended', 'any']),
  resubmitShape: oneOf(['flat', 'nested']),
  resubmitResult: oneOf(['task', 'schedule', 'both']),
  passwordMask: orNull(aText),
  maskComingBack: oneOf(['literal', 'unchanged']),
  propertyIds: oneOf(['checked', 'ignored']),
  leftoverMembers: oneOf(['ignored', 'refused']),
};

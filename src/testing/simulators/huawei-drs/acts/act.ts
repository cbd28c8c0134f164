import type { JsonObject } from '../../kit';
import type { Generation } from '../methods';
import type { Job } from '../model/job';
import type { DrsSettings } from '../settings';
import type { World } from '../world';

/** Why a call does nothing to a job. */
export type Reason =
  'absent' | 'deleted' | 'wrong-state' | 'busy' | 'precheck-missing' | 'connection-untested';

/** Something that can be done to one job. Both generations of the API, single and batch calls, do the same acts. */
export interface Act {
  /** For the ledger. */
  readonly name: string;
  /** The word of ShowActions for it, if it has one. */
  readonly action?: string;
  /** Whether the job's state takes it. */
  readonly allows: (job: Job, settings: DrsSettings, generation: Generation) => boolean;
  /** What else is needed; undefined when nothing is missing. */
  readonly lacks?: (job: Job, world: World) => Reason | undefined;
  /** Does it; returns further members of the answer, if there are any. */
  readonly apply: (job: Job, world: World) => JsonObject | void;
}

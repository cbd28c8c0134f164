import type { Clock } from '../kit';
import type { Tokens } from './access/tokens';
import type { Ids } from './model/ids';
import type { Jobs } from './model/jobs';
import type { DrsSettings } from './settings';

/** One simulated region with its IAM, as its operations see it. */
export interface World {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly jobs: Jobs;
  readonly tokens: Tokens;
  readonly settings: () => DrsSettings;
}

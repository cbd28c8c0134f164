import type { RerunWay } from '../../contract';
import { unsupported } from '../shared/failures';
import type { TaskAction } from './requests';

const ACTIONS = {
  'from-failed-step': 'rerunStart',
  'after-failed-step': 'rerunStepStart',
  'new-run': 'resubmit',
} as const satisfies Partial<Record<RerunWay, TaskAction>>;

/** The vendor's name of a rerun way. Throws `SystemError` `unsupported` for a way that JP1/AO does not have. */
export function actionOf(way: RerunWay): (typeof ACTIONS)[keyof typeof ACTIONS] {
  if (way in ACTIONS) return ACTIONS[way as keyof typeof ACTIONS];
  throw unsupported(way, `JP1/AO has no rerun way ${way}; it has ${Object.keys(ACTIONS).join(', ')}.`);
}

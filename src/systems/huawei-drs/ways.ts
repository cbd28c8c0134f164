import type { RerunWay } from '../../contract';
import { unsupported } from '../shared/failures';

/** The rerun ways of DRS (reference §6), the preferred first; the one that leaves all the work to be done again comes last. */
export const WAYS = [
  'resume',
  'from-failed-step',
  'new-run',
  'from-start',
] as const satisfies readonly RerunWay[];
export type DrsWay = (typeof WAYS)[number];

/** The way, when DRS has it. Throws `SystemError` `unsupported` for another one. */
export function drsWay(way: RerunWay): DrsWay {
  const known = WAYS.find((one) => one === way);
  if (known !== undefined) return known;
  throw unsupported(way, `DRS has no rerun way ${way}; it has ${WAYS.join(', ')}.`);
}

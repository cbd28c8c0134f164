import { jobCount } from '../../contract/job-count';

/** Why a person has to approve a selection that is one of several in a plan; `undefined` where nobody has to. Pure. */
export function tooManyToBegin(found: number, elsewhere: number, most: number): string | undefined {
  if (found + elsewhere <= most) return undefined;
  const together = elsewhere === 0 ? '' : ` (${found + elsewhere} with those of other steps)`;
  return `${jobCount(found)} were found${together}, more than ${most}.`;
}

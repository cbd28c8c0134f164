import { ApplicationFailure } from '@temporalio/common';
import type { JobFilter, JobPhase, JobSystem, ListCapability, ListJobsRequest } from '../contract';
import { FAILURE_TYPES, hasEnded, JOB_PHASES, SELECTORS } from '../contract';

/** The phases that a filter means. */
export function phasesOf({ phases }: JobFilter): readonly JobPhase[] {
  return phases ?? JOB_PHASES.filter((phase) => !hasEnded(phase));
}

/** Throws, with what the system can do instead, when its list does not tell enough for this filter: it would select less than is meant. */
export function requireSelectable(system: JobSystem, request: ListJobsRequest): void {
  const { vendor, capabilities } = system;
  const { list } = capabilities;
  if (!list || !system.list) throw refused(request, `${vendor} offers no list: name the jobs by id`);
  const problem = problemWith(request.filter, list, vendor);
  if (problem !== undefined) throw refused(request, problem);
}

/** The failure of a selection that cannot be made. */
export function refused({ system }: ListJobsRequest, problem: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(`select on "${system}": ${problem}.`, FAILURE_TYPES.invalidInput);
}

function problemWith(filter: JobFilter, list: ListCapability, vendor: string): string | undefined {
  const missing = SELECTORS.find((part) => filter[part] !== undefined && !list.selectors.includes(part));
  if (missing) {
    const known = list.selectors.join(', ') || 'nothing';
    return `${missing}: the list of ${vendor} does not tell it; it can select by ${known}`;
  }
  const held = list.phases ?? JOB_PHASES;
  const hidden = phasesOf(filter).filter((phase) => !held.includes(phase));
  if (hidden.length > 0) {
    return `phases: the list of ${vendor} holds no ${hidden.join(', ')} jobs; it holds ${held.join(', ')}`;
  }
  const stray = Object.keys(filter.query ?? {}).find((member) => !list.query.includes(member));
  const known = list.query.join(', ') || 'none';
  return stray === undefined ? undefined : `query.${stray}: unknown to ${vendor}; known are: ${known}`;
}

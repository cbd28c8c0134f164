import type { HttpResponse } from '../../../http';
import { drsJobOf, type DrsJob } from '../drs-job';
import { objectIn } from '../errors';
import type { JobActions } from '../generation';
import { itemOf, type ActionItem } from '../item';
import { pageOf, type JobPage } from '../pages';
import { precheckOf, type Precheck } from '../precheck';
import { recordOf, textOf } from '../said';

/** The task of a detail answer, which stands in `job`. */
export function jobIn(response: HttpResponse): DrsJob {
  return drsJobOf(objectIn(response)['job']);
}

/** The precheck of a detail answer. */
export function precheckIn(response: HttpResponse): Precheck {
  return precheckOf(recordOf(objectIn(response)['job'])['precheck_result']);
}

/** What an answer about a single task says. CreateJob is documented flat and, elsewhere, inside `job`: both are read. */
export function singleItem(response: HttpResponse): ActionItem {
  const members = objectIn(response);
  const inner = recordOf(members['job']);
  return itemOf(Object.keys(inner).length > 0 ? inner : members);
}

/** The lists of ShowActions. */
export function actionsIn(response: HttpResponse): JobActions {
  const action = recordOf(objectIn(response)['job_action']);
  return {
    available: wordsIn(action['available_actions']),
    unavailable: wordsIn(action['unavailable_actions']),
  };
}

/** Reads a page of ListJobs. Throws `SystemError` `protocol` when it is none. */
export function jobPage(response: HttpResponse): JobPage {
  const { jobs, total_count: total } = objectIn(response);
  return pageOf(response, jobs, total);
}

function wordsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((word) => textOf(word) ?? []) : [];
}

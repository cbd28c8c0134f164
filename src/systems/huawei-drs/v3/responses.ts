import type { HttpResponse } from '../../../http';
import { drsJobOf, type DrsJob } from '../drs-job';
import { meansNotFound } from '../error-codes';
import { objectIn } from '../errors';
import { itemOf, listIn } from '../item';
import { pageOf, type JobPage } from '../pages';
import { precheckOf, type Precheck } from '../precheck';
import { seenError, seenJob, unfound, type Asking, type JobSeen } from '../responses';
import { recordOf, saidIn, textOf } from '../said';

/**
 * What a list of results says of one task: its status, or the error that stands in its place.
 *
 * @param alone whether it was the only one asked for: then a result without an id, as stands under HTTP 400, is about it
 */
export function seenIn(results: readonly unknown[], asking: Asking, alone: boolean): JobSeen {
  const own =
    results.find((result) => itemOf(result).id === asking.id) ?? (alone ? errorIn(results) : undefined);
  if (own === undefined) return unfound('unreadable', 'the answer left this task out', asking);
  const said = saidIn(recordOf(own));
  const job = drsJobOf(own);
  const isError = said.code !== undefined && (job.status === undefined || meansNotFound(said.code));
  return isError ? seenError(said, asking) : seenJob(job, asking);
}

/** The statuses of a 2xx answer. */
export function resultsIn(response: HttpResponse): readonly unknown[] {
  return listIn(response, 'results');
}

/** The task of a batch-detail answer. */
export function jobIn(response: HttpResponse, id: string): DrsJob | undefined {
  return resultsIn(response)
    .map(drsJobOf)
    .find((job) => job.id === id);
}

/**
 * The result of one task's precheck. The vendor's model has no task id in it, but the id of the check: an older check's result is not
 * the one that was begun last.
 */
export function precheckIn(response: HttpResponse, queryId: string): Precheck {
  const [first] = resultsIn(response);
  const seen = textOf(recordOf(first)['precheck_id']);
  const isOlder = queryId !== '' && seen !== undefined && seen !== queryId;
  return isOlder ? { outcome: 'running', progress: 'not begun' } : precheckOf(first);
}

/** A page of the list. Throws `SystemError` `protocol` when it is none. */
export function jobPage(response: HttpResponse): JobPage {
  const { jobs, total_record: total } = objectIn(response);
  return pageOf(response, jobs, total);
}

function errorIn(results: readonly unknown[]): unknown {
  const [first, ...others] = results;
  return others.length === 0 && itemOf(first).id === undefined ? first : undefined;
}

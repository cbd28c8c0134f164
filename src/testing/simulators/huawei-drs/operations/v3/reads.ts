import type { JsonObject } from '../../../kit';
import { jobIn } from '../../acts';
import type { Job } from '../../model/job';
import type { Answer, OperationCall } from '../../operation';
import { Refusal } from '../../refusal';
import { v3Detail } from '../../wire/list-items';
import { precheckReport, reportedItems } from '../../wire/precheck-report';
import { progressOf } from '../../wire/progress';
import { statusShown } from '../../wire/status-shown';
import { readableJob } from '../found-jobs';
import { errorMembers } from '../outcome-item';
import { idsIn } from '../requested';
import { countedResults } from './act-results';
import { pageOf } from './page';

/** `POST …/batch-status`: five at a time unless the request says otherwise. */
export function showStatuses(call: OperationCall): Answer {
  const { world } = call;
  const { missingInBatchStatus } = world.settings();
  const ids = pageOf(idsIn(call.body), call.body.page_req);
  const missing = ids.find((id) => !readableJob(call, id));
  if (missing !== undefined && missingInBatchStatus === '400')
    throw new Refusal(codeOfMissing(missing, call));
  const items = ids.flatMap((id): JsonObject[] => {
    const job = readableJob(call, id);
    if (job) return [{ id, status: statusShown(job, world.settings()) }];
    return missingInBatchStatus === 'absent'
      ? []
      : [{ id, ...spelt(errorMembers(codeOfMissing(id, call), call)) }];
  });
  return { items, body: countedResults };
}

/** `POST …/batch-detail`: 400 when one of them is missing, with results all the same. */
export function showDetails(call: OperationCall): Answer {
  const ids = pageOf(idsIn(call.body), call.body.page_req);
  const missing = ids.some((id) => !readableJob(call, id));
  const items = ids.map((id) => {
    const job = readableJob(call, id);
    return job ? v3Detail(job, call.world) : errorMembers(codeOfMissing(id, call), call);
  });
  return { status: missing ? 400 : 200, items, body: countedResults };
}

/** `POST …/batch-progress`: 202; the SDK's model knows no pages here, so without `page_req` it is all of them. */
export function showProgress(call: OperationCall): Answer {
  const { page_req: page = { per_page: 0 } } = call.body;
  const items = pageOf(idsIn(call.body), page).map((id) => {
    const job = readableJob(call, id);
    if (!job) return { job_id: id, ...errorMembers(codeOfMissing(id, call), call) };
    const { incr_trans_delay: delay, incr_trans_delay_millis: millis, ...rest } = progressOf(job, call.world);
    return { job_id: id, ...rest, incre_trans_delay: delay, incre_trans_delay_millis: millis };
  });
  return { status: 202, items, body: countedResults };
}

/** `POST …/batch-precheck-result`: by jobs, but the answers only tell the id of the precheck. */
export function showPrechecks(call: OperationCall): Answer {
  const items = idsIn(call.body).map((id) => {
    const job = readableJob(call, id);
    return job ? latestPrecheck(job, call) : errorMembers(codeOfMissing(id, call), call);
  });
  return { items, body: countedResults };
}

function latestPrecheck(job: Job, call: OperationCall): JsonObject {
  const precheck = job.prechecks.at(-1);
  if (!precheck) return errorMembers('DRS.M00002', call);
  const report = precheckReport(precheck, job, call.world);
  return { precheck_id: precheck.id, ...report, precheck_result: reportedItems(precheck, call.world) };
}

function codeOfMissing(id: string, call: OperationCall): string {
  return jobIn(call, id)?.deleted ? 'DRS.M05004' : 'DRS.M00289';
}

/** Only batch-status calls it `error_message`. */
function spelt({ error_code, error_msg }: JsonObject): JsonObject {
  return { error_code, error_message: error_msg };
}

import type { JsonObject } from '../../../kit';
import type { Job } from '../../model/job';
import type { Answer, OperationCall } from '../../operation';
import { invalid, missing, Refusal } from '../../refusal';
import { jobAction } from '../../wire/available-actions';
import { detail, DETAIL_TYPES, log, overview, progress } from '../../wire/job-parts';
import { precheckReport, reportedItems } from '../../wire/precheck-report';
import { without } from '../../wire/without';
import { readableJob } from '../found-jobs';

/** `GET …/jobs/{job_id}?type=…`: only the part that is asked for is filled. */
export function showJob(call: OperationCall): Answer {
  const type = call.query.get('type');
  if (type === null) throw missing('type');
  if (!DETAIL_TYPES.includes(type)) throw invalid('type');
  const job = readableJob(call, call.jobId);
  if (!job) throw new Refusal('DRS.10000010');
  return { items: [partOf(job, type, call)], body: ([item]) => ({ job: present(item) }) };
}

function partOf(job: Job, type: string, call: OperationCall): JsonObject {
  const { query, world } = call;
  switch (type) {
    case 'overview':
      return overview(job, world);
    case 'detail':
      return detail(job, world);
    case 'progress':
      return progress(job, world);
    case 'log':
      return log(job, query);
    case 'precheck':
      return precheckPart(job, call);
    default:
      return { id: job.id };
  }
}

/** The precheck that `query_id` names; without it the latest. */
function precheckPart(job: Job, { query, world }: OperationCall): JsonObject {
  const id = query.get('query_id');
  const precheck = job.prechecks.findLast((one) => id === null || one.id === id);
  if (!precheck) throw new Refusal('DRS.M00002');
  const report = precheckReport(precheck, job, world);
  return { id: job.id, precheck_result: { ...report, precheck_results: reportedItems(precheck, world) } };
}

/** `GET …/jobs/{job_id}/actions`. */
export function showActions(call: OperationCall): Answer {
  const job = readableJob(call, call.jobId);
  const { missingInActions } = call.world.settings();
  if (!job) throw new Refusal(missingInActions === '422' ? 'DRS.M00002' : 'DRS.10000010');
  const item = { id: job.id, ...jobAction(job, call.world.settings()) };
  return {
    items: [item],
    body: ([shown]) => ({ job_action: without(present(shown), 'id') }),
  };
}

/** A fault can let a job vanish. */
function present(item: JsonObject | undefined): JsonObject {
  if (!item) throw new Refusal('DRS.10000010');
  return item;
}

import type { JsonObject } from '../../kit';
import type { Job, Run } from '../model/job';
import { runsKnown } from '../model/jobs';
import type { Answer, OperationCall } from '../operation';
import { isDirective, select } from '../queries/entity-query';
import { badRequest } from '../refusal';
import type { CiscoPrimeSettings } from '../settings';
import { printed, requestOffset } from '../wire/times';
import type { World } from '../world';
import { runHistoryDocument } from './run-history-document';

const OF_JOBS = { jobId: 'long', jobType: 'text', jobName: 'text' } as const;
const OF_RUNS = { startTime: 'time' } as const;

/** Jobs with their runs; without any parameter there are none. */
export function runHistory(call: OperationCall): Answer {
  const { world } = call;
  const [ofJobs, ofRuns] = readParameters(call);
  const asksNothing = ofJobs.size === 0 && ofRuns.size === 0;
  const jobs = asksNothing ? [] : jobsSelected(world, ofJobs);
  const items = jobs.flatMap((job) => {
    const runs = runsSelected(job, ofRuns, world);
    return runs.length === 0 && ofRuns.size > 0 ? [] : [itemOf(job, runs, world)];
  });
  return { items, document: (left) => runHistoryDocument(call, left) };
}

/** The parameters that speak of jobs, and those that speak of runs. Throws a `Refusal` 400. */
function readParameters({ query, world }: OperationCall): [URLSearchParams, URLSearchParams] {
  const [ofJobs, ofRuns] = [new URLSearchParams(), new URLSearchParams()];
  for (const [name, text] of query) {
    if (isDirective(name)) continue;
    if (Object.hasOwn(OF_JOBS, name)) ofJobs.append(name, text);
    else if (Object.hasOwn(OF_RUNS, name)) ofRuns.append(name, text);
    else if (world.settings().unknownFilter === 'refused') throw badRequest(`There is no parameter ${name}`);
  }
  return [ofJobs, ofRuns];
}

function jobsSelected({ jobs, settings }: World, query: URLSearchParams): Job[] {
  return select(jobs.visible(), query, {
    attributes: OF_JOBS,
    rowOf: ({ id, type, name }) => ({ jobId: id, jobType: type, jobName: name }),
    offsetMinutes: requestOffset(settings()),
  });
}

function runsSelected(job: Job, query: URLSearchParams, { settings }: World): Run[] {
  const known = runsKnown(job);
  const selected = select(known, query, {
    attributes: OF_RUNS,
    rowOf: ({ startedAt }) => ({ startTime: startedAt }),
    offsetMinutes: requestOffset(settings()),
  });
  return settings().startTimeSelects === 'jobs' && selected.length > 0 ? known : selected;
}

function itemOf(job: Job, runs: readonly Run[], { settings }: World): JsonObject {
  const { runOrder } = settings();
  const nextRunTime = printed(job.nextRunShown, settings());
  return {
    id: job.id,
    description: job.description,
    jobName: job.name,
    jobStatus: job.status,
    jobType: job.type,
    ...(nextRunTime !== undefined && { nextRunTime }),
    runs: (runOrder === 'oldest-first' ? runs : runs.toReversed()).map((run) => runOf(run, settings())),
  };
}

/** `resultStatus` and `completionTime` are absent while a run goes on, and `results` is empty. */
function runOf(
  { id, status, result, startedAt, completedAt, results }: Run,
  settings: CiscoPrimeSettings,
): JsonObject {
  const completionTime = printed(completedAt, settings);
  return {
    ...(completionTime !== undefined && { completionTime }),
    lastStartTime: printed(startedAt, settings),
    ...(result !== null && { resultStatus: result }),
    results: completedAt === null ? [] : results,
    runId: id,
    runStatus: status,
  };
}

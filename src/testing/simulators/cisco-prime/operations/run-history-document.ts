import type { JsonObject } from '../../kit';
import type { RunResult } from '../model/job';
import type { OperationCall } from '../operation';
import type { Node } from '../wire/document';
import { long, mgmtResponse } from '../wire/envelopes';

/** The answer of runhistory about these jobs. */
export function runHistoryDocument(call: OperationCall, jobs: readonly JsonObject[]): Node {
  return mgmtResponse(call, { job: jobs.map(jobElement) });
}

function jobElement({ id, runs, description, jobName, jobStatus, jobType, nextRunTime }: JsonObject): Node {
  return {
    description: text(description),
    jobId: long(String(id)),
    jobName: text(jobName),
    jobStatus: text(jobStatus),
    jobType: text(jobType),
    nextRunTime: text(nextRunTime),
    runInstances: { runInstance: (runs as JsonObject[]).map(runElement) },
  };
}

function runElement({ runId, results, ...run }: JsonObject): Node {
  return {
    completionTime: text(run.completionTime),
    lastStartTime: text(run.lastStartTime),
    resultStatus: text(run.resultStatus),
    results: { result: (results as RunResult[]).map(({ property, value }) => ({ property, value })) },
    runId: long(String(runId)),
    runStatus: text(run.runStatus),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

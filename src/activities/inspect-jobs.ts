import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type {
  CallContext,
  InspectReport,
  InspectRequest,
  JobReading,
  JobSnapshot,
  JobSystem,
  RerunInfo,
} from '../contract';
import { FAILURE_TYPES } from '../contract';
import { brief } from '../contract/brief';
import { inBatches } from '../contract/in-batches';
import { withJournal } from './journal';
import { readJobs } from './read-jobs';

/** Checks the ids, reads the jobs and, when asked, what a rerun of them needs. */
export async function inspectJobs(system: JobSystem, request: InspectRequest): Promise<InspectReport> {
  requireWellFormedIds(system, request);
  const call = { signal: Context.current().cancellationSignal };
  return withJournal(null, async () => {
    const readings = await readJobs(system, request.ids, call);
    const found = readings.flatMap(snapshotIn);
    const rerunInfo = wantsRerunInfo(system, request) ? await readRerunInfo(system, found, request) : [];
    return { vendor: system.vendor, capabilities: system.capabilities, readings, rerunInfo };
  });
}

function wantsRerunInfo(system: JobSystem, { rerunInfo }: InspectRequest): boolean {
  return rerunInfo === 'now' || (rerunInfo === 'before-stop' && system.capabilities.rerun.infoBeforeStop);
}

async function readRerunInfo(
  system: JobSystem,
  jobs: readonly JobSnapshot[],
  { recipes }: InspectRequest,
): Promise<RerunInfo[]> {
  const call: CallContext = { signal: Context.current().cancellationSignal };
  const info: RerunInfo[] = [];
  for (const batch of inBatches(jobs, system.capabilities.status.batchSize)) {
    info.push(...(await system.rerunInfo(batch, call, recipes)));
  }
  const most = Math.floor(MOST_PARAMETERS / Math.max(1, jobs.length));
  return info.map((one) => withBriefTexts(one, most));
}

/** So many names of parameters are kept, of all jobs of a batch together: the report must stay within Temporal's 2 MiB. */
const MOST_PARAMETERS = 2_000;

function withBriefTexts(info: RerunInfo, most: number): RerunInfo {
  return {
    ...info,
    parameters: info.parameters.slice(0, most).map(brief),
    ways: info.ways.map((way) => ({
      ...way,
      ...(way.reason !== undefined && { reason: brief(way.reason) }),
    })),
  };
}

function snapshotIn(reading: JobReading): JobSnapshot[] {
  return reading.outcome === 'found' ? [reading.snapshot] : [];
}

function requireWellFormedIds(system: JobSystem, request: InspectRequest): void {
  for (const id of request.ids) {
    const expected = system.expectedIdForm(id);
    if (expected === undefined) continue;
    throw ApplicationFailure.nonRetryable(
      `jobs: ${JSON.stringify(id)} is not a job id of "${request.system}" (${system.vendor}): expected ${expected}.`,
      FAILURE_TYPES.invalidInput,
    );
  }
}

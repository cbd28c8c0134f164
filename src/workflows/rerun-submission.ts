import { CancellationScope } from '@temporalio/workflow';
import type { JobPhase, RerunIntent, RerunResult, SubmitRequest } from '../contract';
import { jobCount } from '../contract/job-count';
import { ownObservation } from '../contract';
import { activitiesWith } from './activity-calls';
import type { Board } from './board';
import { show } from './display';
import { hasBeenCancelled, reasonOf } from './failures';
import { counted } from './ledger';
import { recordRerun } from './rerun-record';
import { callAttended } from './zone-lookout';

/** So many in one activity, to keep its result and its heartbeats small. */
const CHUNK = 100;

export interface Submission {
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly repeated: boolean;
  readonly fromPhases: readonly JobPhase[];
}

/** Submits intended reruns and notes what became of each. The intents are in history before anything is sent. */
export async function submitIntents(
  board: Board,
  intents: readonly RerunIntent[],
  submission: Submission,
): Promise<void> {
  for (let start = 0; start < intents.length && !hasBeenCancelled(); start += CHUNK) {
    const chunk = intents.slice(start, start + CHUNK);
    for (const result of await submitChunk(board, chunk, submission)) recordRerun(board, result);
    show(board);
  }
}

async function submitChunk(
  board: Board,
  intents: readonly RerunIntent[],
  { deadline, repeated, fromPhases }: Submission,
): Promise<readonly RerunResult[]> {
  const { system } = board.batch;
  const summary = `rerun ${jobCount(intents.length)} on ${system}`;
  const taken = rerunsOfOthers(board, intents);
  const request = { system, intents, fromPhases, repeated, deadline, ...(taken.length > 0 ? { taken } : {}) };
  try {
    const { jobs } = await callAttended(board, { summary, deadline, endsByItself: true }, (activities) =>
      activities['jobControl.submit'](request),
    );
    noteCall(board, 'submit', jobs);
    return jobs;
  } catch (error) {
    const outcome = hasBeenCancelled() ? 'cancelled' : 'failed';
    board.ledger.note({ event: 'submit', jobs: intents.length, outcome });
    if (hasBeenCancelled()) return CancellationScope.nonCancellable(() => lookForRuns(board, request));
    const reason = `The submission ended without a result, so it may have started a run. ${reasonOf(error)}`;
    return intents.map((intent) => lost(intent, reason));
  }
}

/** What is known to be the rerun of a job outside of the chunk is not one of the chunk. */
function rerunsOfOthers({ reruns }: Board, intents: readonly RerunIntent[]): string[] {
  const own = new Set(intents.map(({ id }) => id));
  return [...reruns.values()].flatMap(({ id, newId }) => (newId === undefined || own.has(id) ? [] : [newId]));
}

/** A cancellation between two attempts brings no report, so what was started is looked for. Past its deadline a submission sends nothing. */
async function lookForRuns(board: Board, request: SubmitRequest): Promise<readonly RerunResult[]> {
  const { system, intents } = request;
  const deadline = Date.now();
  const summary = `look for reruns of ${jobCount(intents.length)} on ${system}; nothing is sent`;
  try {
    const { 'jobControl.submit': look } = activitiesWith(board.batch, { summary, deadline });
    const { jobs } = await look({ ...request, deadline, repeated: true });
    noteCall(board, 'search', jobs);
    return jobs;
  } catch (error) {
    board.ledger.note({ event: 'search', jobs: intents.length, outcome: 'failed' });
    return intents.map((intent) =>
      lost(intent, `The workflow was cancelled while it submitted. ${reasonOf(error)}`),
    );
  }
}

function noteCall(board: Board, event: 'submit' | 'search', jobs: readonly RerunResult[]): void {
  board.ledger.note({ event, jobs: jobs.length, outcome: counted(jobs.map(({ outcome }) => outcome)) });
}

function lost({ id, way, marker, run }: RerunIntent, reason: string): RerunResult {
  return { id, way, marker, run, outcome: 'unproven', reason, evidence: [ownObservation(reason)] };
}

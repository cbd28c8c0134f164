import type { JobReading, ReadJobsInput, ReadJobsResult } from '../contract';
import { openBoard } from './board';
import { closeBoard } from './close-board';
import { show } from './display';
import { inspectBatch } from './inspection';
import { planBatch } from './plans';
import type { StopCase } from './stop-case';

/** Somebody sits before it and waits. */
const WITHIN_MS = 60_000;

/**
 * Says what jobs of one system are doing now. It reads each of them once, and changes nothing.
 *
 * Fails at once, with a non-retryable `JobControl.InvalidInput`, for a wrong input, and as the first call of the system fails for good: an
 * unknown system, a malformed id, a system that does not let us in. What cannot be read within a minute is `unreadable`.
 */
export async function readJobs(input: ReadJobsInput): Promise<ReadJobsResult> {
  const board = openBoard(planBatch(input, []), 'read');
  show(board);
  await inspectBatch(board, { deadline: Date.now() + WITHIN_MS, rerunInfo: 'no' });
  return closeBoard(board, board.cases.map(readingOf));
}

function readingOf({ id, reading, interrupted = 'It was not read.' }: StopCase): JobReading {
  if (reading) return reading;
  const observedAt = new Date().toISOString();
  return { outcome: 'unreadable', id, call: 'job-control', observedAt, detail: interrupted };
}

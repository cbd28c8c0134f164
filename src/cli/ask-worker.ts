import { isGrpcServiceError } from '@temporalio/client';
import { CommandFailure, EXIT } from './exit-codes';
import { sayWhenLate } from './say-when-late';
import type { Surroundings } from './surroundings';

/** Codes of gRPC with which Temporal says that it found nobody to answer: no time left, no poller. */
const NOBODY: ReadonlySet<number> = new Set([4, 9]);

/** The answer of a query, which a worker of the task queue gives. Throws, in other words than gRPC's, when there is none. */
export async function askWorker<Answer>(
  taskQueue: string,
  surroundings: Pick<Surroundings, 'stderr'>,
  query: Promise<Answer>,
): Promise<Answer> {
  try {
    return await sayWhenLate([taskQueue], surroundings, query);
  } catch (error) {
    const cause = error instanceof Error && !isGrpcServiceError(error) ? error.cause : error;
    if (!isGrpcServiceError(cause) || !NOBODY.has(Number(cause.code))) throw error;
    throw new CommandFailure(
      `No worker answers. What was done is kept; to see it, start a worker on the task queue "${taskQueue}": job-control-worker --help`,
      EXIT.notAsWanted,
    );
  }
}

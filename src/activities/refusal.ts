import { Context } from '@temporalio/activity';
import type { JobSystem, RerunResult } from '../contract';
import { readJobs } from './read-jobs';
import { notRerun, resultOfDecision, unproven } from './rerun-results';
import { decideSubmission, type SubmissionFacts } from './submission';

/**
 * The result of a rerun that the system refused although an earlier submission may have started it: perhaps it was refused for that
 * very reason, so one more look is taken. Throws what reading the job throws.
 */
export async function explainRefusal(
  system: JobSystem,
  facts: SubmissionFacts,
  says: string,
): Promise<RerunResult> {
  const { intent, way } = facts;
  if (way?.guard !== 'state' && way?.guard !== 'native-key') {
    return notRerun(intent, `The system refused: ${says}`); // a search has shown that the earlier one started nothing
  }
  const call = { signal: Context.current().cancellationSignal };
  const [reading = facts.reading] = await readJobs(system, [intent.id], call);
  const decision = decideSubmission({ ...facts, reading });
  if (decision.decision === 'done-by-state') return resultOfDecision(intent, decision);
  return unproven(intent, `The system refused (${says}), perhaps because an earlier submission took effect.`);
}

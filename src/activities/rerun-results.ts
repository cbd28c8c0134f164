import type { Observation, RerunIntent, RerunReceipt, RerunResult } from '../contract';
import { observationOf, ownObservation } from '../contract';
import { briefMessage } from '../contract/brief';
import type { SubmissionDecision } from './submission';

/** The result of an intent for which nothing is sent. */
export function resultOfDecision(
  intent: RerunIntent,
  decision: Exclude<SubmissionDecision, { decision: 'submit' | 'look-again' | 'go-on' }>,
): RerunResult {
  switch (decision.decision) {
    case 'adopt':
      return {
        ...about(
          intent,
          'An earlier submission of this rerun had started it already.',
          decision.match.observation,
        ),
        outcome: 'rerun',
        newId: decision.match.id,
        knownBy: 'adopted',
      };
    case 'done-by-state': {
      const observation = observationOf({ outcome: 'found', id: intent.id, snapshot: decision.snapshot });
      const reason = 'The job has left the state it was in, so an earlier submission took effect.';
      return { ...about(intent, reason, observation), outcome: 'rerun', newId: intent.id, knownBy: 'state' };
    }
    case 'leave':
      return { ...notRerun(intent, decision.reason), ...(decision.phase && { phase: decision.phase }) };
    case 'duplicate':
      return duplicate(intent, decision.candidates);
    case 'unproven':
      return { ...unproven(intent, decision.reason), candidates: decision.candidates };
  }
}

/** An answer after which there is nothing more to do. */
export type FinalReceipt = Exclude<RerunReceipt, { outcome: 'underway' }>;

/** The result of an intent that was submitted, or found to have been. */
export function resultOfReceipt(
  intent: RerunIntent,
  receipt: FinalReceipt,
  knownBy: 'submitted' | 'adopted' = 'submitted',
): RerunResult {
  const { observation } = receipt;
  switch (receipt.outcome) {
    case 'started':
      return {
        ...about(intent, 'The system took the rerun on.', observation),
        outcome: 'rerun',
        newId: receipt.newId,
        knownBy,
      };
    case 'next-scheduled':
      return {
        ...about(intent, "The job's own schedule runs it next.", observation),
        outcome: 'next-scheduled',
        ...(receipt.nextRunAt === undefined ? {} : { nextRunAt: receipt.nextRunAt }),
      };
    case 'refused':
      return {
        ...about(intent, `The system refused: ${observation.says}`, observation),
        outcome: 'not-rerun',
        ...(receipt.wayImpossible ? { wayImpossible: true as const } : {}),
      };
  }
}

type Started = Extract<RerunReceipt, { outcome: 'started' }>;

/** Whether the job was found started again, not by the call that this answers. */
export function isFoundAtWork(receipt: RerunReceipt): receipt is Started {
  return receipt.outcome === 'started' && receipt.seenAtWork === true;
}

/** The result of an intent whose job was found started again, not by this submission. */
export function foundAtWork(
  intent: RerunIntent,
  { newId, observation }: Started,
  isInDoubt: boolean,
): RerunResult {
  const seen = 'The job was found started again';
  if (!isInDoubt) {
    const reason = `${seen}. Somebody else, or the system itself, did it; this rerun started nothing.`;
    const { phase = 'unknown' } = observation; // at work, in whichever phase
    return { ...about(intent, reason, observation), outcome: 'not-rerun', phase };
  }
  const reason = `${seen}: an earlier submission of this rerun took effect, or somebody else did it.`;
  return { ...about(intent, reason, observation), outcome: 'rerun', newId, knownBy: 'state' };
}

/** Nothing was started. */
export function notRerun(intent: RerunIntent, reason: string): RerunResult {
  return { ...about(intent, reason, ownObservation(reason)), outcome: 'not-rerun' };
}

/** More than one run was started. */
export function duplicate(intent: RerunIntent, candidates: readonly string[]): RerunResult {
  const reason = `Several jobs carry the marker of this one rerun: ${candidates.join(', ')}. Stop those that are too many.`;
  return { ...about(intent, reason, ownObservation(reason)), outcome: 'duplicate', candidates };
}

/** Something may have been started, and nothing can tell. */
export function unproven(intent: RerunIntent, reason: string): RerunResult {
  return { ...about(intent, reason, ownObservation(reason)), outcome: 'unproven' };
}

function about(intent: RerunIntent, reason: string, observation: Observation): Omit<RerunResult, 'outcome'> {
  const { id, way, marker, run } = intent;
  const evidence = [{ ...observation, says: briefMessage(observation.says) }];
  return { id, way, marker, run, reason: briefMessage(reason), evidence };
}

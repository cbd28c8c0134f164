import type { Observation, RerunResolution, RerunResult } from '../contract';
import { briefMessage } from '../contract/brief';

/** Answers are kept in the history, the ledger and the result. In characters. */
const LONGEST = { id: 1_000, newId: 1_000, by: 200, why: 1_000 } as const;
const DECISIONS = ['adopt', 'submit-again', 'give-up'];

/** What is wrong with an answer; `undefined` when it can be taken. */
export function problemInResolution(resolution: RerunResolution): string | undefined {
  if (typeof resolution !== 'object' || resolution === null)
    return 'expected an object with "id" and "decision"';
  if (typeof resolution.id !== 'string') return 'id: expected the id of a job, as text';
  if (!DECISIONS.includes(resolution.decision)) return `decision: expected one of ${DECISIONS.join(', ')}`;
  const hasNewId = typeof resolution.newId === 'string' && resolution.newId !== '';
  if (resolution.decision === 'adopt' && !hasNewId) return 'newId: expected the id of the run to adopt';
  for (const [name, longest] of Object.entries(LONGEST)) {
    const text = (resolution as unknown as Record<string, unknown>)[name];
    if (text !== undefined && (typeof text !== 'string' || text.length > longest))
      return `${name}: expected a text of ${longest} characters at most`;
  }
  return undefined;
}

/** What an answer makes of an unproven rerun. `submit-again` leaves it open. */
export function resolved(result: RerunResult, resolution: RerunResolution): RerunResult {
  const evidence = [...result.evidence, personSays(resolution)];
  switch (resolution.decision) {
    case 'adopt':
      return {
        ...result,
        evidence,
        outcome: 'rerun',
        reason: 'A person named the run that an earlier submission started.',
        ...(resolution.newId === undefined ? {} : { newId: resolution.newId }),
        knownBy: 'person',
      };
    case 'give-up':
      return { ...result, evidence, reason: `A person gave it up. ${result.reason}` };
    case 'submit-again':
      return { ...result, evidence };
  }
}

function personSays({ decision, newId, by, why }: RerunResolution): Observation {
  const target = newId === undefined ? decision : `${decision} ${newId}`;
  const says = `${target}, decided by ${by ?? 'somebody'}${why === undefined ? '' : `: ${why}`}`;
  return { at: new Date(Date.now()).toISOString(), call: 'person', says: briefMessage(says) };
}

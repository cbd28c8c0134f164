import type { Observation, RerunResolution, RerunResult } from '../contract';
import { activitiesWith } from './activity-calls';
import type { Board } from './board';

const LOOK_UP_MS = 60_000;
const DECISIONS = ['adopt', 'submit-again', 'give-up'];

/** What is wrong with an answer; `undefined` when it can be taken. */
export function problemInResolution(resolution: RerunResolution): string | undefined {
  if (typeof resolution !== 'object' || resolution === null)
    return 'expected an object with "id" and "decision"';
  if (typeof resolution.id !== 'string') return 'id: expected the id of a job, as text';
  if (!DECISIONS.includes(resolution.decision)) return `decision: expected one of ${DECISIONS.join(', ')}`;
  const hasNewId = typeof resolution.newId === 'string' && resolution.newId !== '';
  if (resolution.decision === 'adopt' && !hasNewId) return 'newId: expected the id of the run to adopt';
  return undefined;
}

/** What speaks against adopting the run that a person names; `undefined` when the system knows it. Asks the system. */
export async function problemInAdoption(
  board: Board,
  { id, newId = '' }: RerunResolution,
): Promise<string | undefined> {
  const { system } = board.batch;
  const way = board.capabilities?.rerun.ways.find((known) => known.way === board.reruns.get(id)?.way);
  if (newId === id && way?.id === 'new') return `a rerun of job ${id} has another id than the job itself`;
  const { 'jobControl.inspect': inspect } = activitiesWith(board.batch, {
    summary: `look up run ${newId}, named by a person, on ${system}`,
    deadline: Date.now() + LOOK_UP_MS,
  });
  const { readings } = await inspect({ system, ids: [newId], rerunInfo: 'no' });
  if (readings[0]?.outcome === 'found') return undefined;
  return `"${system}" knows no job ${newId} that could be the rerun of ${id}`;
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
  return { at: new Date(Date.now()).toISOString(), call: 'person', says };
}

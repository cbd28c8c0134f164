import type { JobReading, RerunResolution } from '../contract';
import { activitiesWith } from './activity-calls';
import type { Board } from './board';

const LOOK_UP_MS = 60_000;

/** The run that a person named, as the system knows it, or why it cannot be adopted. */
export type LookUp = { readonly names: readonly string[] } | { readonly problem: string };

/** Asks the system for the run that a person names. Throws what asking throws. */
export async function lookUpRun(board: Board, { id, newId = '' }: RerunResolution): Promise<LookUp> {
  const { system } = board.batch;
  const { 'jobControl.inspect': inspect } = activitiesWith(board.batch, {
    summary: `look up run ${newId}, named by a person, on ${system}`,
    deadline: Date.now() + LOOK_UP_MS,
  });
  const note = (outcome: string): void => board.ledger.note({ event: 'read', id, newId, jobs: 1, outcome });
  try {
    const { readings } = await inspect({ system, ids: [newId], rerunInfo: 'no' });
    const [reading] = readings;
    note(reading?.outcome ?? 'not-found');
    if (reading?.outcome === 'found') return { names: namesOf(newId, reading) };
  } catch (error) {
    note('failed');
    throw error;
  }
  return { problem: `"${system}" knows no job ${newId} that could be the rerun of ${id}` };
}

/** The ids under which the system knows that run. */
export function namesOf(newId: string, reading: JobReading): string[] {
  const { sameJobAs } = reading.outcome === 'found' ? reading.snapshot : {};
  return sameJobAs === undefined || sameJobAs === newId ? [newId] : [newId, sameJobAs];
}

/** What speaks against the run of these names as the rerun of a job; `undefined` when nothing does. */
export function problemInNames(board: Board, id: string, names: readonly string[]): string | undefined {
  const way = board.capabilities?.rerun.ways.find((known) => known.way === board.reruns.get(id)?.way);
  for (const stopCase of board.cases) {
    const own = [stopCase.id, ...(stopCase.reading ? namesOf(stopCase.id, stopCase.reading) : [])];
    const name = names.find((one) => own.includes(one));
    if (name === undefined) continue;
    if (stopCase.id !== id) return `run ${name} is itself a job of this request`;
    if (way?.id === 'new') return `a rerun of job ${id} has another id than the job itself`;
  }
  for (const other of board.batch.ids.filter((one) => one !== id)) {
    const name = names.find((one) => rerunsOf(board, other).includes(one));
    if (name !== undefined) return `run ${name} is known to be the rerun of job ${other}`;
  }
  return undefined;
}

/** What is known to be a rerun of that job, several where there are duplicates. */
function rerunsOf({ reruns, adopted }: Board, id: string): string[] {
  const { newId, outcome, candidates = [] } = reruns.get(id) ?? {};
  const known = newId === undefined ? [] : [newId];
  return [...known, ...(outcome === 'duplicate' ? candidates : []), ...(adopted.get(id) ?? [])];
}

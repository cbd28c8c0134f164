import type { SeatCell } from '../cells/cell';
import type { Lab } from '../stage/lab';
import type { Seat } from '../stage/seat';
import { follow, type Followed } from './follow';
import { type Outcome, outcomeOf } from './outcome';
import { firstWorkflow, Missed, type Play } from './play';
import { begin, type Course, prepare } from './prepare';

const ATTEMPTS = 4;
const LIMIT_MS = 60_000;

/** Where and in which run a cell is played. */
export interface Surroundings {
  readonly seat: Seat;
  readonly lab: Lab;
  readonly course: Course;
}

/** Plays a cell until its fault was hit. Throws, with the reason, when it never was. */
export async function playCell(cell: SeatCell, surroundings: Surroundings): Promise<Outcome> {
  const startedAt = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    const play = await prepareCell(cell, surroundings, attempt);
    try {
      const followed = await perform(cell, play);
      const seconds = Math.round(performance.now() - startedAt) / 1000;
      return await outcomeOf({ cell, play, followed, attempts: attempt, seconds });
    } catch (error) {
      if (!(error instanceof Missed)) throw error;
      await abandon(play);
      if (attempt === ATTEMPTS)
        throw new Error(`${cell.id} was not hit in ${attempt} attempts: ${error.message}`);
    }
  }
}

function prepareCell(cell: SeatCell, { seat, lab, course }: Surroundings, attempt: number): Promise<Play> {
  const { expected, stop } = cell.scenario;
  return prepare({ cell, expected, stop, attempt }, seat, { lab, course });
}

async function perform({ scenario }: SeatCell, play: Play): Promise<Followed> {
  await scenario.arm?.(play);
  await (scenario.begin ?? begin)(play);
  const handle = (await scenario.meanwhile?.(play)) ?? firstWorkflow(play);
  const followed = await follow(play, handle, LIMIT_MS);
  const missed = await scenario.missed?.(play);
  if (missed !== undefined) throw new Missed(missed);
  return followed;
}

/** What was not hit has shown nothing, and must not go on beside the next attempt. */
async function abandon({ workflows, seat }: Play): Promise<void> {
  await seat.gate.calm();
  for (const { workflow } of workflows)
    await workflow.terminate('The fault was not hit.').catch(() => undefined);
}

import type { ProcessCell, ProcessFault } from '../cells/cell';
import { ALL_RERUN } from '../cells/fault';
import { follow } from '../play/follow';
import { type Outcome, outcomeOf } from '../play/outcome';
import { firstWorkflow, Missed, passesBefore, type Play } from '../play/play';
import { begin, prepare } from '../play/prepare';
import { reached } from '../play/reached';
import { randomFor } from '../random';
import type { Lab, LabWorker } from '../stage/lab';
import type { Seat } from '../stage/seat';
import type { ChaosVendor } from '../vendors/chaos-vendor';
import type { Playing } from './play-seats';
import { PROCESS_ACTS } from './process-acts';

/** At most so many cells share one fault: a loaded machine must get them all to their step before the first exchange times out. */
export const CELLS_PER_ROUND = 30;
const LIMIT_MS = 150_000;
const ATTEMPTS = 3;

interface Round {
  readonly processFault: ProcessFault;
  readonly cells: readonly ProcessCell[];
  readonly attempt: number;
}

/** Plays cells in rounds: the requests of all cells of a round are held, the fault comes once for all, and they go on. */
export async function playRounds(cells: readonly ProcessCell[], playing: Playing): Promise<Outcome[]> {
  const { course, lab, signal, reporter } = playing;
  const rounds = roundsOf(randomFor(course.seed, 'rounds').shuffled(cells), lab);
  const outcomes: Outcome[] = [];
  if (rounds.length === 0) return outcomes;
  let worker = await lab.startWorker();
  for (let round = rounds.shift(); round && !signal.aborted; round = rounds.shift()) {
    reporter.say(`round of ${round.cells.length} cells: ${round.processFault}`);
    const { missed, ...played } = await playRound(round, worker, playing);
    worker = played.worker;
    outcomes.push(...played.outcomes);
    if (missed.length > 0 && round.attempt < ATTEMPTS)
      rounds.push({ ...round, cells: missed, attempt: round.attempt + 1 });
    else for (const cell of missed) reporter.failed(cell, new Missed('its request never came'));
  }
  return outcomes;
}

/** As many cells to a round as there are seats for them. */
function roundsOf(cells: readonly ProcessCell[], { seats }: Lab): Round[] {
  const rounds: (Round & { readonly cells: ProcessCell[] })[] = [];
  const seatsOf = (vendor: ChaosVendor): number => seats.filter((seat) => seat.vendor === vendor).length;
  for (const cell of cells) {
    const hasRoom = (round: Round): boolean =>
      round.processFault === cell.processFault &&
      round.cells.length < CELLS_PER_ROUND &&
      round.cells.filter(({ vendor }) => vendor === cell.vendor).length < seatsOf(cell.vendor);
    const round = rounds.find(hasRoom);
    if (round) round.cells.push(cell);
    else rounds.push({ processFault: cell.processFault, cells: [cell], attempt: 1 });
  }
  return rounds;
}

interface PlayedRound {
  readonly outcomes: readonly Outcome[];
  readonly missed: readonly ProcessCell[];
  /** Who works from then on. */
  readonly worker: LabWorker;
}

async function playRound(round: Round, worker: LabWorker, playing: Playing): Promise<PlayedRound> {
  const startedAt = performance.now();
  const { lab, reporter } = playing;
  const plays = await prepareRound(round, playing);
  await Promise.all(plays.map(([, play]) => begin(play)));
  const held = await Promise.all(
    plays.map(([, play]) =>
      reached(play).then(
        () => true,
        () => false,
      ),
    ),
  );
  const hit = plays.filter((_, index) => held[index]);
  const release = (): void => plays.forEach(([, play]) => void play.barrier?.release());
  const act = PROCESS_ACTS[round.processFault];
  const aftermath = await act({ lab, worker, plays: hit.map(([, play]) => play), release });
  const followed = await Promise.all(plays.map(([, play]) => follow(play, firstWorkflow(play), LIMIT_MS)));
  await aftermath.finish();
  const seconds = Math.round(performance.now() - startedAt) / 1000;
  const outcomes: Outcome[] = [];
  const isHit = (play: Play, index: number): boolean =>
    held[index] === true && !aftermath.missed?.includes(play);
  for (const [index, [cell, play]] of plays.entries()) {
    const end = followed[index];
    if (!end || !isHit(play, index)) continue;
    const outcome = await outcomeOf({ cell, play, followed: end, attempts: round.attempt, seconds });
    await reporter.played(outcome, lab);
    outcomes.push(outcome);
  }
  return {
    outcomes,
    missed: plays.filter(([, play], index) => !isHit(play, index)).map(([cell]) => cell),
    worker: aftermath.worker,
  };
}

async function prepareRound(
  { cells, attempt }: Round,
  { lab, course }: Playing,
): Promise<(readonly [ProcessCell, Play])[]> {
  const free = new Map<ChaosVendor, Seat[]>();
  for (const seat of lab.seats) free.set(seat.vendor, [...(free.get(seat.vendor) ?? []), seat]);
  const plays: (readonly [ProcessCell, Play])[] = [];
  for (const cell of cells) {
    const seat = free.get(cell.vendor)?.pop();
    if (!seat) throw new Error(`${cell.vendor.vendor} needs more seats for one round.`);
    const play = await prepare({ cell, expected: ALL_RERUN, attempt }, seat, { lab, course });
    play.barrier = seat.gate.hold({ ...cell.hold, after: passesBefore(play) });
    plays.push([cell, play]);
  }
  return plays;
}

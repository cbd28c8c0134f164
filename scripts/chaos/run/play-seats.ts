import type { SeatCell } from '../cells/cell';
import type { Outcome } from '../play/outcome';
import { playCell } from '../play/play-cell';
import type { Course } from '../play/prepare';
import { randomFor } from '../random';
import type { Reporter } from '../report/reporter';
import type { Lab } from '../stage/lab';
import type { Seat } from '../stage/seat';

/** What a matrix is played with. */
export interface Playing {
  readonly lab: Lab;
  readonly course: Course;
  readonly reporter: Reporter;
  /** Aborted when the time is over. */
  readonly signal: AbortSignal;
}

/** Plays the baselines and learns from each in which order its calls come. */
export async function playBaselines(cells: readonly SeatCell[], playing: Playing): Promise<Outcome[]> {
  const { lab, course } = playing;
  return Promise.all(
    cells.map(async (cell) => {
      const seats = lab.seats.filter(({ vendor }) => vendor === cell.vendor);
      const seat = seats[cell.vendor.subjects.indexOf(cell.subject)];
      if (!seat) throw new Error(`${cell.vendor.vendor} needs a seat for each of its subjects.`);
      const outcome = await playOn(cell, seat, playing);
      course.baselines.set(cell.subject.name, { calls: seat.gate.calls() });
      return outcome;
    }),
  );
}

/** Plays cells, each vendor's on its own seats, as many at a time as there are seats; in an order that comes from the seed. */
export async function playOnSeats(cells: readonly SeatCell[], playing: Playing): Promise<Outcome[]> {
  const { lab, course, signal } = playing;
  const left = randomFor(course.seed, 'order').shuffled(cells);
  const outcomes: Outcome[] = [];
  const work = async (seat: Seat): Promise<void> => {
    for (;;) {
      const index = left.findIndex(({ vendor }) => vendor === seat.vendor);
      const [cell] = index < 0 ? [] : left.splice(index, 1);
      if (!cell || signal.aborted) return;
      const outcome = await playOn(cell, seat, playing).catch((error: unknown) =>
        signal.aborted ? undefined : playing.reporter.failed(cell, error),
      );
      if (outcome) outcomes.push(outcome);
    }
  };
  await Promise.all(lab.seats.map(work));
  return outcomes;
}

async function playOn(cell: SeatCell, seat: Seat, { lab, course, reporter }: Playing): Promise<Outcome> {
  const outcome = await playCell(cell, { seat, lab, course });
  await reporter.played(outcome, lab);
  return outcome;
}

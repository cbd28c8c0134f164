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
export function playBaselines(cells: readonly SeatCell[], playing: Playing): Promise<Outcome[]> {
  const { course } = playing;
  return onEverySeat(cells, playing, async (cell, seat) => {
    const outcome = await playOn(cell, seat, playing);
    course.baselines.set(cell.subject.name, { calls: seat.gate.calls() });
    return outcome;
  });
}

/** Plays cells, each vendor's on its own seats, as many at a time as there are seats; in an order that comes from the seed. */
export function playOnSeats(cells: readonly SeatCell[], playing: Playing): Promise<Outcome[]> {
  const { course, signal, reporter } = playing;
  return onEverySeat(randomFor(course.seed, 'order').shuffled(cells), playing, (cell, seat) =>
    playOn(cell, seat, playing).catch((error: unknown) => {
      if (!signal.aborted) reporter.failed(cell, error);
      return undefined;
    }),
  );
}

async function onEverySeat(
  cells: readonly SeatCell[],
  { lab, signal }: Playing,
  play: (cell: SeatCell, seat: Seat) => Promise<Outcome | undefined>,
): Promise<Outcome[]> {
  const left = [...cells];
  const outcomes: Outcome[] = [];
  const work = async (seat: Seat): Promise<void> => {
    for (;;) {
      const index = left.findIndex(({ vendor }) => vendor === seat.vendor);
      const [cell] = index < 0 ? [] : left.splice(index, 1);
      if (!cell || signal.aborted) return;
      const outcome = await play(cell, seat);
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

import type { Observation } from '../../src/client';
import type { JobFacts } from './facts';
import type { Paint } from '../../src/cli/screen/paint';

const ARROW = '→ ';

/** How text is to look. */
export interface Look {
  readonly paint: Paint;
  /** How wide it may be. */
  readonly columns: number;
}

/**
 * What was seen and heard of a job, in order of time, counted from the first of it; then why there is no rerun, and what the simulator's
 * ledger shows. Lines end between two steps; a step that is wider than a line stays whole.
 */
export function storyOf(
  { stop, rerun, ledgerShows }: Pick<JobFacts, 'stop' | 'rerun' | 'ledgerShows'>,
  look: Look,
): string[] {
  const goesOn = rerun.outcome === 'rerun' || rerun.outcome === 'next-scheduled';
  const steps = stepsOf([...stop.evidence, ...(goesOn ? rerun.evidence : [])]);
  const lines = linesOf(steps, look.columns).map((line) => painted(line, look.paint));
  const why = rerun.outcome === 'rerun' ? [] : [`${goesOn ? 'Nothing sent' : 'Not rerun'}: ${rerun.reason}`];
  return [...lines, ...why, ...ledgerShows.map((shown) => `${look.paint('dim', 'Ledger:')} ${shown}`)];
}

interface Step {
  readonly arrow: string;
  /** When, and from which call. */
  readonly source: string;
  readonly says: string;
}

function stepsOf(observations: readonly Observation[]): Step[] {
  const start = Date.parse(observations[0]?.at ?? '');
  return observations.filter(isNews).map(({ at, call, says }, index) => ({
    arrow: index === 0 ? '' : ARROW,
    source: `${((Date.parse(at) - start) / 1000).toFixed(1)} s ${call}:`,
    says,
  }));
}

function isNews({ call, says }: Observation, index: number, all: readonly Observation[]): boolean {
  const before = all[index - 1];
  return before?.call !== call || before.says !== says;
}

function linesOf(steps: readonly Step[], columns: number): Step[][] {
  const lines: Step[][] = [];
  let room = 0;
  for (const step of steps) {
    const width = [step.arrow, step.source, ' ', step.says].join('').length;
    const line = lines.at(-1);
    if (line && width + 1 <= room) line.push(step);
    else lines.push([step]);
    room = (lines.at(-1) === line ? room - 1 : columns) - width;
  }
  return lines;
}

function painted(line: readonly Step[], paint: Paint): string {
  return line.map(({ arrow, source, says }) => `${paint('dim', `${arrow}${source}`)} ${says}`).join(' ');
}

import { harmless } from '../contract/brief';
import type { JobRow } from './job-rows';
import type { Column } from './screen/columns';
import type { Looks } from './screen/live-table';
import { columnsOf, isScreen, type Output } from './screen/output';
import { paintFor, type Style } from './screen/paint';
import { writeTable } from './screen/static-table';
import { widthOf } from './screen/text-width';

const PHASE_STYLES: Readonly<Record<string, Style>> = {
  running: 'cyan',
  stopping: 'yellow',
  waiting: 'yellow',
};

const JOB: Column<JobRow> = { head: 'JOB', text: ({ id }) => harmless(id), style: () => 'bold' };
const PHASE: Column<JobRow> = {
  head: 'PHASE',
  text: ({ phase }) => phase,
  style: ({ phase }) => PHASE_STYLES[phase],
  least: 5,
  widest: 'succeeded',
};
const SAYS: Column<JobRow> = { head: 'SYSTEM SAYS', text: ({ says }) => harmless(says), least: 6 };
const OUTCOME: Column<JobRow> = {
  head: 'VERDICT',
  text: ({ outcome }) => outcome,
  style: judged,
  least: 6,
};
const RERUN: Column<JobRow> = {
  head: 'RERUN',
  text: ({ rerun }) => harmless(rerun),
  style: judged,
  least: 6,
};

const STARTED: Column<JobRow> = { head: 'STARTED', text: ({ startedAt = '' }) => startedAt };
const NAME: Column<JobRow> = { head: 'NAME', text: ({ name = '' }) => harmless(name), least: 8 };

/** What is shown of jobs that are worked on. */
export const JOB_LOOKS: Looks<JobRow> = {
  table: [JOB, PHASE, SAYS, { ...OUTCOME, widest: 'already-ended' }, RERUN],
  describe: (row) => ({ name: harmless(row.id), text: harmless(describe(row)) }),
};

function describe({ phase, says, outcome, rerun }: JobRow): string {
  const seen = phase === '' ? [] : [`${phase} (${says})`];
  return [...seen, ...[outcome, rerun].filter((text) => text !== '')].join(', ');
}

/** Writes what became of jobs: a table, and below it why those that are not as wanted are not, where that is known. */
export function writeJobs(output: Output, rows: readonly JobRow[]): void {
  const told = [PHASE, SAYS, OUTCOME, RERUN, STARTED, NAME].filter(({ text }) =>
    rows.some((row) => text(row) !== ''),
  );
  writeTable(output, [JOB, ...told], rows);
  const paint = paintFor(output);
  const bad = rows.filter(({ asWanted, reason }) => asWanted === false && reason !== '');
  for (const { id, reason } of bad) {
    const line = `✗ ${harmless(id)}: ${harmless(reason)}`;
    output.write(`${paint('red', isScreen(output) ? wrapped(line, columnsOf(output)) : line)}\n`);
  }
}

function judged({ asWanted, outcome, rerun }: JobRow): Style | undefined {
  if (asWanted === false) return 'red';
  return asWanted === true || outcome !== '' || rerun !== '' ? 'green' : undefined;
}

/** Broken between words, with what follows indented. */
function wrapped(line: string, columns: number): string {
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || widthOf(last) + 1 + widthOf(word) > columns)
      lines.push(last === undefined ? word : `  ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}

import type { Column } from '../../src/cli/screen/columns';
import type { Looks } from '../../src/cli/screen/live-table';
import type { Style } from '../../src/cli/screen/paint';
import type { Row } from './rows';
import { shortId } from './short-id';

const PHASE_STYLES: Readonly<Record<string, Style>> = {
  running: 'cyan',
  stopping: 'yellow',
  waiting: 'yellow',
};

/** The columns of the live table, from left to right. */
export const COLUMNS: readonly Column<Row>[] = [
  { head: 'JOB', text: (row) => shortId(row.id), style: () => 'bold' },
  { head: 'FOUND', text: (row) => row.situation, style: () => 'dim', least: 6 },
  {
    head: 'PHASE',
    text: (row) => row.phase,
    style: (row) => PHASE_STYLES[row.phase],
    least: 5,
    widest: 'succeeded',
  },
  { head: 'VENDOR SAYS', text: (row) => row.says, least: 6 },
  { head: 'VERDICT', text: (row) => row.verdict, style: judged, least: 6, widest: 'already-ended' },
  { head: 'RERUN', text: rerunText, style: again, least: 6, widest: 'not rerun' },
];

/** What the demo shows of a job while it is worked on. */
export const LOOKS: Looks<Row> = {
  table: COLUMNS,
  describe: (row) => ({ name: `${row.id} (${row.situation})`, text: describe(row) }),
};

function describe({ phase, says, verdict, rerun, newId }: Row): string {
  const seen = phase === '' ? [] : [`${phase} (${says})`];
  const judgement = verdict === '' ? [] : [`verdict ${verdict}`];
  const rerunAs = rerun === '' ? [] : [newId === '' ? rerun : `${rerun} as ${newId}`];
  return [...seen, ...judgement, ...rerunAs].join(', ');
}

function judged({ isRight }: Row): Style {
  return isRight ? 'green' : 'red';
}

function again(row: Row): Style {
  return row.newId === '' ? 'dim' : judged(row);
}

function rerunText({ rerun, newId }: Row): string {
  return newId === '' ? rerun : `as ${shortId(newId)}`;
}

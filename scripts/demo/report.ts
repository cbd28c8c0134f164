import Table from 'cli-table3';
import { allProblems, type BatchFacts, type DemoFacts, type JobFacts } from './facts';
import { columnsOf, type Output } from '../../src/cli/screen/output';
import { type Paint, paintFor } from '../../src/cli/screen/paint';
import { writePlans } from './plan-report';
import { shortId } from './short-id';
import { type Look, storyOf } from './story';

const HEADS = ['JOB', 'FOUND', 'VERDICT', 'RERUN', 'RUNS STARTED'] as const;
const GAP = 2;

/** Writes every verdict with its evidence, the reruns, the simulators' own counts, and what all of it comes to. */
export function writeReport(facts: DemoFacts, output: Output): void {
  const look = { paint: paintFor(output), columns: columnsOf(output) };
  writePlans(facts, output);
  for (const batch of facts.batches) {
    output.write(`\n${look.paint('bold', `${batch.title} (${batch.vendor})`)}\n\n`);
    output.write(`${batchTable(batch, look)}\n\n`);
  }
  output.write(`${conclusion(facts, look.paint)}\n`);
}

/** Two rows for each job: what became of it, and below that the evidence. */
function batchTable({ jobs }: BatchFacts, { paint, columns }: Look): string {
  const colWidths = widthsFor(jobs, columns);
  const storyLook = { paint, columns: columns - (colWidths[0] ?? 0) - GAP };
  const table = new Table({
    chars: NO_LINES,
    colWidths,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
    wordWrap: true,
  });
  table.push(HEADS.map((head) => paint('dim', head)));
  for (const job of jobs) {
    const [id, situation, verdict, ...others] = cellsOf(job);
    const colour = job.problems.length === 0 ? 'green' : 'red';
    table.push(['', { colSpan: HEADS.length - 1, content: '' }]);
    table.push([paint('bold', id), situation, paint(colour, verdict), ...others]);
    table.push(['', { colSpan: HEADS.length - 1, content: storyOf(job, storyLook).join('\n') }]);
  }
  return table.toString().replace(/ +$/gm, '');
}

/** A rule whose characters are all empty is not drawn. */
const NO_LINES = Object.fromEntries(
  ['', 'top', 'bottom', 'left', 'mid', 'right', 'middle']
    .concat(['top-mid', 'top-left', 'top-right', 'bottom-mid', 'bottom-left', 'bottom-right'])
    .concat(['left-mid', 'mid-mid', 'right-mid'])
    .map((name) => [name, '']),
);

/** As wide as the content; the last column takes what is left, for the evidence below it. */
function widthsFor(jobs: readonly JobFacts[], columns: number): number[] {
  const rows = [HEADS, ...jobs.map(cellsOf)];
  const widths = HEADS.map((_head, index) => GAP + Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  const last = columns - widths.slice(0, -1).reduce((sum, width) => sum + width, 0);
  return [...widths.slice(0, -1), Math.max(last, GAP + 1)];
}

function cellsOf(job: JobFacts): [string, string, string, string, string] {
  const { id, situation, stop, rerun, runsStarted, problems } = job;
  const mark = problems.length === 0 ? '✓' : '✗';
  const again =
    rerun.newId === undefined
      ? rerun.outcome.replaceAll('-', ' ')
      : rerunText(id, rerun.newId, rerun.knownBy);
  const { count, taskIds } = runsStarted;
  const ids = count === 0 ? '' : ` (${taskIds.map(shortId).join(', ')})`;
  return [shortId(id), situation, `${mark} ${stop.verdict}`, again, `${count}${ids}`];
}

function rerunText(id: string, newId: string, knownBy?: string): string {
  const found = knownBy === 'adopted' ? ', found' : '';
  if (id === newId) return `${shortId(id)} again${found}`;
  return `${shortId(id)} → ${shortId(newId)}${found}`;
}

function conclusion(facts: DemoFacts, paint: Paint): string {
  const { ok, batches } = facts;
  const jobs = batches.flatMap((batch) => batch.jobs);
  const right = jobs.filter(({ problems }) => problems.length === 0).length;
  const runs = jobs.reduce((sum, { runsStarted }) => sum + runsStarted.count, 0);
  const reruns = jobs.filter(({ rerun }) => rerun.newId !== undefined).length;
  const problems = allProblems(facts).map((problem) => paint('red', `✗ ${problem}`));
  const verdict = `${ok ? '✓' : '✗'} ${right} of ${jobs.length} jobs got the verdict they must get.`;
  const counted = `Runs by the simulators' own count: ${runs}, ${reruns} of them reruns.${ok ? ' No rerun ran twice.' : ''}`;
  return [...problems, paint(ok ? 'green' : 'red', verdict), counted].join('\n');
}

import type { ForecastDuration, ForecastJobs, ForecastLimit, PlanForecast, StepForecast } from '../contract';
import { harmless } from '../contract/brief';
import { withoutStartText } from '../contract/without-start';
import type { Column } from './screen/columns';
import type { Output } from './screen/output';
import { paintFor, type Style } from './screen/paint';
import { writeTable } from './screen/static-table';

interface ForecastRow extends StepForecast {
  readonly step: string;
}

/** True when the plan would be done, as far as can be told now. */
export function isFine({ steps }: PlanForecast): boolean {
  return Object.values(steps).every(({ problem, refused }) => problem === undefined && refused.count === 0);
}

/** Writes what a plan would do: the steps in their order, the calls, and all that somebody should know before. */
export function writeForecast(output: Output, forecast: PlanForecast): void {
  const rows = forecast.order.flat().flatMap((step): ForecastRow[] => {
    const told = forecast.steps[step];
    return told ? [{ step, ...told }] : [];
  });
  writeTable(output, COLUMNS, rows);
  const paint = paintFor(output);
  for (const [style, line] of rows.flatMap(remarks)) output.write(`${paint(style, harmless(line))}\n`);
  const { calls, duration } = forecast;
  output.write(`${calls} calls at least; ${spanOf(duration)}${withoutUnknown(rows)}.\n`);
  if (duration.limit) output.write(`${harmless(limitLine(duration.limit))}\n`);
}

/** What the total leaves out. */
function withoutUnknown(rows: readonly ForecastRow[]): string {
  const unknown = rows.filter(isUnknown).map(({ step }) => harmless(step));
  return unknown.length === 0 ? '' : `, not counting what is not known yet: ${unknown.join(', ')}`;
}

/** True for a step of which nothing could be looked at. */
function isUnknown({ duration }: ForecastRow): boolean {
  return duration === undefined;
}

const COLUMNS: readonly Column<ForecastRow>[] = [
  { head: 'STEP', text: ({ step }) => harmless(step), style: () => 'bold' },
  { head: 'WOULD', text: ({ action }) => action },
  { head: 'ON', text: ({ system }) => harmless(system), least: 6 },
  {
    head: 'JOBS',
    text: ({ jobs, jobsAtMost }) => String(jobs ?? (jobsAtMost === undefined ? '?' : `≤${jobsAtMost}`)),
  },
  { head: 'NOW', text: ({ phases }) => counted(phases), least: 8 },
  { head: 'CALLS', text: (row) => (isUnknown(row) ? '?' : callsOf(row.calls)), least: 8 },
  { head: 'TAKES', text: ({ duration }) => (duration ? spanOf(duration) : '?') },
];

function counted(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join('; ');
}

/** By operation, in the order in which each is called first. */
function callsOf(calls: StepForecast['calls']): string {
  const sums = new Map<string, number>();
  for (const { operation, calls: count } of calls) sums.set(operation, (sums.get(operation) ?? 0) + count);
  return [...sums].map(([operation, count]) => `${operation} ${count}`).join(', ');
}

type Remark = readonly [style: Style, line: string];

function remarks(row: ForecastRow): Remark[] {
  const { step, problem, approval, refused, irreversible, unprovable, withoutStart } = row;
  const one = (style: Style, start: string, text: string | undefined): Remark[] =>
    text === undefined ? [] : [[style, `${start}: ${text}`]];
  return [
    ...one('red', `✗ ${step}`, problem),
    ...jobRemarks(refused, 'red', `✗ ${step}, not as wanted:`),
    ...jobRemarks(irreversible, 'yellow', `! ${step}, cannot be undone:`),
    ...jobRemarks(unprovable, 'yellow', `! ${step}, rerun cannot be proven:`),
    ...one('yellow', `! ${step}`, withoutStart === undefined ? undefined : withoutStartText(withoutStart)),
    ...one('yellow', `? ${step} needs an approval`, approval),
    ...slowRemark(row),
  ];
}

function slowRemark({ step, duration }: ForecastRow): Remark[] {
  const slowed = duration && slowedBy(duration);
  if (!duration || slowed === undefined) return [];
  return [['yellow', `! ${step} takes ${timeOf(duration.least)} at least: ${slowed}`]];
}

/** What the rate of a system makes longer, an operator can make shorter; polls and order are as the plan wants them. */
function slowedBy({ limit }: ForecastDuration): string | undefined {
  return limit?.by === 'rate' ? limit.says : undefined;
}

const DECIDES: Readonly<Record<ForecastLimit['by'], string>> = {
  rate: 'how fast requests may be sent',
  polls: 'when jobs are looked at',
  order: 'the order of the steps',
};

function limitLine({ by, says }: ForecastLimit): string {
  return `The least time is decided by ${DECIDES[by]}: ${says}`;
}

function jobRemarks({ count, examples }: ForecastJobs, style: Style, start: string): Remark[] {
  const more = count - examples.length;
  return [
    ...examples.map(({ id, reason }): Remark => [style, `${start} ${id}. ${reason}`]),
    ...(more > 0 ? [[style, `${start} ${more} more`] as const] : []),
  ];
}

function spanOf({ least, most }: ForecastDuration): string {
  return `${timeOf(least)} to ${timeOf(most)}`;
}

const UNITS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
] as const;

/** In one unit, rounded up. */
function timeOf(milliseconds: number): string {
  const [size, name] = UNITS.find(([one]) => milliseconds >= one) ?? [1_000, 's'];
  return `${Math.ceil(milliseconds / size)} ${name}`;
}

import type { PlanProgress, PlanResult, StepProgress, StepResult, StepStatus } from '../contract';
import { harmless } from '../contract/brief';
import type { Column } from './screen/columns';
import type { Looks } from './screen/live-table';
import type { Style } from './screen/paint';

/** What is shown of one step of a plan; what is not known is empty. */
export interface StepRow {
  readonly step: string;
  readonly action: string;
  readonly system: string;
  readonly status: StepStatus;
  readonly jobs: string;
  /** How many jobs ended how. */
  readonly counts: string;
  readonly after: string;
}

/** The steps of a plan that is under way. */
export function progressSteps({ steps }: PlanProgress): StepRow[] {
  return steps.map((step) => ({ ...rowOf(step.step, step), after: step.after.join(', ') }));
}

/** The steps of a plan that has ended. */
export function endedSteps({ steps }: PlanResult): StepRow[] {
  return Object.entries(steps).map(([name, step]) => rowOf(name, step));
}

function rowOf(step: string, { action, system, status, jobs, counts }: StepProgress | StepResult): StepRow {
  const ended = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  return {
    ...{ step, action, system, status, counts: ended.join('; '), after: '' },
    jobs: jobs === undefined ? '' : String(jobs),
  };
}

const STYLES: Readonly<Record<StepStatus, Style>> = {
  waiting: 'dim',
  selecting: 'cyan',
  approval: 'yellow',
  running: 'cyan',
  question: 'yellow',
  done: 'green',
  failed: 'red',
  skipped: 'dim',
  'not-started': 'dim',
};

/** The columns of the steps of a plan. */
export const STEP_COLUMNS: readonly Column<StepRow>[] = [
  { head: 'STEP', text: ({ step }) => harmless(step), style: () => 'bold' },
  { head: 'DOES', text: ({ action }) => action },
  { head: 'ON', text: ({ system }) => harmless(system), least: 6 },
  {
    head: 'STATUS',
    text: ({ status }) => status,
    style: ({ status }) => STYLES[status],
    widest: 'selecting',
  },
  { head: 'JOBS', text: ({ jobs }) => jobs },
  { head: 'ENDED', text: ({ counts }) => counts, least: 8 },
  { head: 'AFTER', text: ({ after }) => harmless(after), style: () => 'dim', least: 5 },
];

/** What is shown of a step while its plan is under way. */
export const STEP_LOOKS: Looks<StepRow> = {
  table: STEP_COLUMNS,
  describe: ({ step, status, jobs, counts }) => ({
    name: harmless(step),
    text: [status, jobs && `jobs: ${jobs}`, counts && `ended: ${counts}`].filter(Boolean).join(', '),
  }),
};

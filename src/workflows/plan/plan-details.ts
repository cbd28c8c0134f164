import {
  PLAN_DECISION_UPDATE,
  type PlanProgress,
  RESOLVE_RERUN_UPDATE,
  type StepProgress,
} from '../../contract';
import { cell, fittingLines, table } from '../markdown';
import { levelsOf } from './levels';

/** A plan as Markdown for the Web UI: what a person has to decide, then a table of its steps. */
export function describePlan({ stage, steps }: PlanProgress): string {
  const lines = [
    ...[`### Plan: ${stage}`, '', ...questionsOf(steps)],
    ...[...tableOf(steps), ...orderOf(steps), ...reasonsOf(steps)],
  ];
  return fittingLines(lines, 'More than can be shown here: the progress query has all of it.');
}

function questionsOf(steps: readonly StepProgress[]): string[] {
  const asked = steps.filter(({ question }) => question !== undefined);
  if (asked.length === 0) return [];
  const questions = asked.map(({ step, question }) => `- **${cell(step)}**: ${cell(question)}`);
  return ['A person has to decide:', ...questions, '', ...asked.flatMap(howToAnswer).filter(isFirst), ''];
}

function howToAnswer({ status }: StepProgress): string[] {
  const decide = `Answer with the update \`${PLAN_DECISION_UPDATE}\``;
  switch (status) {
    case 'approval':
      return [`${decide}: \`{"decision": "approve", "step": "...", "by": "..."}\`, or \`"skip"\`.`];
    case 'question':
      return [
        `${decide}: \`{"decision": "retry", "step": "..."}\`, or \`"skip"\`; \`{"decision": "abort"}\`.`,
      ];
    default:
      return [`Answer in the workflow named, with its update \`${RESOLVE_RERUN_UPDATE}\`.`];
  }
}

function isFirst(line: string, index: number, lines: readonly string[]): boolean {
  return lines.indexOf(line) === index;
}

/** Narrow, for half a page: what would make it wide comes below. */
function tableOf(steps: readonly StepProgress[]): string[] {
  const rows = steps.map((one) => [one.step, one.action, one.system, one.status, jobsOf(one)]);
  return table(['step', 'does', 'on', 'status', 'jobs'], rows);
}

function jobsOf({ jobs, counts }: StepProgress): string {
  const ended = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  return [
    ...(jobs === undefined ? [] : [String(jobs)]),
    ...(ended.length === 0 ? [] : [ended.join('; ')]),
  ].join(': ');
}

function reasonsOf(steps: readonly StepProgress[]): string[] {
  const reasons = steps.flatMap(({ step, reason, question }) =>
    reason === undefined || question?.includes(reason) ? [] : [`- **${cell(step)}**: ${cell(reason)}`],
  );
  return reasons.length === 0 ? [] : ['', 'Because:', '', ...reasons];
}

const SIGNS: Readonly<Record<StepProgress['status'], string>> = {
  waiting: '○',
  selecting: '…',
  approval: '?',
  running: '▶',
  question: '?',
  done: '✓',
  failed: '✗',
  skipped: '↷',
  'not-started': '–',
};

function edgesTo({ after }: StepProgress): string {
  return after.length === 0 ? '' : ` (after ${after.map(cell).join(', ')})`;
}

/** The graph as text. */
function orderOf(steps: readonly StepProgress[]): string[] {
  if (steps.every(({ after }) => after.length === 0)) return [];
  const signs = new Map(
    steps.map((one) => [one.step, `${SIGNS[one.status]} ${cell(one.step)}${edgesTo(one)}`]),
  );
  const rows = levelsOf(new Map(steps.map(({ step, after }) => [step, after])));
  const lines = rows.map((row, level) => `${level + 1}. ${row.map((step) => signs.get(step)).join(', ')}`);
  return ['', 'Order:', '', ...lines];
}

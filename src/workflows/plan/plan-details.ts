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
  const lines = [`### Plan: ${stage}`, '', ...questionsOf(steps), ...tableOf(steps), ...orderOf(steps)];
  return fittingLines(lines, 'More steps than can be shown here: the progress query has them all.');
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

function tableOf(steps: readonly StepProgress[]): string[] {
  const rows = steps.map((one) => [
    one.step,
    one.status,
    `${one.action} on ${one.system}`,
    one.jobs === undefined ? '' : String(one.jobs),
    Object.entries(one.counts)
      .map(([outcome, count]) => `${outcome} ${count}`)
      .join('; '),
    one.reason,
  ]);
  return table(['step', 'status', 'what', 'jobs', 'ended as', 'because'], rows);
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

/** The graph as text. */
function orderOf(steps: readonly StepProgress[]): string[] {
  if (steps.every(({ after }) => after.length === 0)) return [];
  const signs = new Map(steps.map(({ step, status }) => [step, `${SIGNS[status]} ${cell(step)}`]));
  const rows = levelsOf(new Map(steps.map(({ step, after }) => [step, after])));
  const lines = rows.map((row, level) => `${level + 1}. ${row.map((step) => signs.get(step)).join(', ')}`);
  return ['', 'Order:', '', ...lines];
}

import { STEP_COLUMNS, type StepRow } from '../../src/cli/plan-rows';
import type { Output } from '../../src/cli/screen/output';
import { paintFor } from '../../src/cli/screen/paint';
import { writeTable } from '../../src/cli/screen/static-table';
import type { DemoFacts, PlanFacts, ScheduleFacts, StepFacts } from './facts';
import { textOf } from './plan-checks';

/** Writes what became of the steps of the plan, who decided what, and what the schedule did. */
export function writePlans({ plan, schedule }: DemoFacts, output: Output): void {
  const { scheduleId, every, runs, isDeleted } = schedule;
  const end = `triggered ${runs === 1 ? 'once' : `${runs} times`}, ${isDeleted ? 'then deleted' : 'still there'}`;
  writePlan(plan, [`Plan ${plan.workflowId}: ${plan.outcome}`], output);
  writePlan(schedule.plan, [`Schedule ${scheduleId}, every ${every}: ${end}`, looksFor(schedule)], output);
}

function looksFor({ select }: ScheduleFacts): string {
  return `Selects by ${Object.entries(select)
    .map(([selector, value]) => `${selector}: ${String(value)}`)
    .join(', ')}`;
}

function writePlan({ steps, decisions }: PlanFacts, [title = '', ...others]: string[], output: Output): void {
  const paint = paintFor(output);
  output.write(`\n${[paint('bold', title), ...others].join('\n')}\n\n`);
  writeTable(output, STEP_COLUMNS, steps.map(rowOf));
  if (decisions.length > 0) output.write('\n');
  for (const decision of decisions) output.write(`${paint('dim', 'Decided:')} ${textOf(decision)}\n`);
}

function rowOf({ step, action, system, status, jobs, counts, after }: StepFacts): StepRow {
  const ended = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  return {
    ...{ step, action, system, status, counts: ended.join('; '), after: after.join(', ') },
    jobs: jobs === undefined ? '' : String(jobs),
  };
}

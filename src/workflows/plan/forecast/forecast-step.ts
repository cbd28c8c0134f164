import { ApplicationFailure } from '@temporalio/workflow';
import {
  type InspectReport,
  type InspectRequest,
  MAX_JOBS,
  type PlanInput,
  type PlanStep,
  type SelectedJob,
  type StepForecast,
} from '../../../contract';
import { brief } from '../../../contract/brief';
import { jobCount } from '../../../contract/job-count';
import { reasonOf } from '../../failures';
import { planRerun, planStop } from '../../plans';
import { requireKnownWays } from '../../rerun-choice';
import { planCourse } from '../../stop-phase';
import { hasNotStarted } from '../../untaken-calls';
import { callInZone } from '../zone-calls';
import { closeForecast, collect, type Collected, nothingCollected } from './step-forecast';

/** A forecast is wanted soon or not at all. */
const CALL_MS = 120_000;

type Jobs =
  readonly Pick<SelectedJob, 'id' | 'run'>[] | readonly { readonly id: string; readonly run?: string }[];

/** What a step would do now. `before` has the forecasts of the steps before it. */
export async function forecastStep(
  input: PlanInput,
  name: string,
  before: ReadonlyMap<string, StepForecast>,
): Promise<StepForecast> {
  const step = stepOf(input, name);
  const collected = nothingCollected();
  if (step.rerunsOf !== undefined) return forecastOfReruns(step, before.get(step.rerunsOf));
  const approval = step.requiresApproval ? { approval: 'The step says so.' } : {};
  const seen: { report?: InspectReport; jobs?: Jobs } = {};
  try {
    seen.jobs = await jobsOf(step, collected);
    await inspectAll(step, seen.jobs, (report, runs) => {
      seen.report = report;
      requirePossible(step, report);
      collect(collected, step, { report, runs });
    });
    return close(seen.jobs, approval);
  } catch (error) {
    return close(seen.jobs, { ...approval, problem: problemIn(step, error) });
  }

  function close(jobs: Jobs | undefined, facts: Pick<StepForecast, 'approval' | 'problem'>): StepForecast {
    const count = jobs?.length ?? 0;
    const batches = Math.ceil(count / MAX_JOBS);
    return closeForecast(collected, step, {
      ...facts,
      ...(jobs ? { jobs: count } : {}),
      batches,
      report: seen.report,
    });
  }
}

function stepOf({ steps }: PlanInput, name: string): PlanStep {
  const step = steps[name];
  if (!step) throw new Error(`There is no step ${name}.`);
  return step;
}

/** They have no ids yet. */
function forecastOfReruns(step: PlanStep, source: StepForecast | undefined): StepForecast {
  const submissions = source?.calls.find(({ operation }) => operation === 'submitRerun');
  const jobsAtMost = submissions?.jobs ?? 0;
  return closeForecast(nothingCollected(), step, {
    jobsAtMost,
    batches: Math.ceil(jobsAtMost / MAX_JOBS),
    ...(step.requiresApproval ? { approval: 'The step says so.' } : {}),
    report: undefined,
  });
}

async function jobsOf(step: PlanStep, collected: Collected): Promise<Jobs> {
  const { system, jobs, runs = {}, select: filter } = step;
  if (!filter) {
    return (jobs ?? []).map((id) => {
      const run = Object.hasOwn(runs, id) ? runs[id] : undefined;
      return run === undefined ? { id } : { id, run };
    });
  }
  const report = await readInZone(step, `select jobs on ${system}`, (activities) =>
    activities['jobControl.list']({ system, filter, now: Date.now() }),
  );
  collected.calls.push([{ operation: 'list', purpose: 'select', jobs: report.examined, calls: 1 }]);
  if (report.withoutStart !== undefined) collected.withoutStart = report.withoutStart;
  return report.jobs;
}

async function inspectAll(
  step: PlanStep,
  jobs: Jobs,
  take: (report: InspectReport, runs: ReadonlyMap<string, string>) => void,
): Promise<void> {
  const { system, action, rerun } = step;
  const rerunInfo = ({ stop: 'no', await: 'no', rerun: 'now', remediate: 'before-stop' } as const)[action];
  for (let start = 0; start < jobs.length; start += MAX_JOBS) {
    const batch = jobs.slice(start, start + MAX_JOBS);
    const ids = batch.map(({ id }) => id);
    const recipes = rerun?.recipes ? { recipes: rerun.recipes } : {};
    const request: InspectRequest = { system, ids, rerunInfo, ...recipes };
    const report = await readInZone(step, `read ${jobCount(ids.length)} on ${system}`, (activities) =>
      activities['jobControl.inspect'](request),
    );
    take(report, new Map(batch.flatMap(({ id, run }) => (run === undefined ? [] : [[id, run]]))));
  }
}

function readInZone<Report>(
  step: PlanStep,
  summary: string,
  call: Parameters<typeof callInZone<Report>>[2],
): Promise<Report> {
  return callInZone(step, { summary, within: CALL_MS, missing: () => undefined }, call);
}

/** Fails as the batch would: nothing of what is wrong here depends on the single job. */
function requirePossible(step: PlanStep, { capabilities }: InspectReport): void {
  if (step.action === 'stop' || step.action === 'remediate') planCourse(capabilities, planStop(step.stop), 0);
  if (step.action === 'rerun' || step.action === 'remediate')
    requireKnownWays(capabilities, planRerun(step.rerun));
}

function problemIn({ system, zone }: PlanStep, error: unknown): string {
  if (error instanceof ApplicationFailure) return brief(error.message);
  if (hasNotStarted(error)) {
    const queue = zone === undefined ? "the plan's own task queue" : `the task queue "${zone}"`;
    return `No worker has taken the call: is one running for "${system}" on ${queue}?`;
  }
  return brief(reasonOf(error));
}

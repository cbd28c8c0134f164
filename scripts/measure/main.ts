import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { PlanHandle, PlanStep } from '../../src/client';
import { Cleanup } from '../processes/cleanup';
import { EndAsked, endAsked, unlessAborted } from '../processes/endings';
import { messageOf } from '../processes/message-of';
import { runProgram } from '../processes/program';
import { type MeasuredFacts, measured } from './facts';
import { seedJobs } from './seed';
import { openMeasuringStage } from './stage';

const HELP = `Remediates many jobs of several simulated systems in one plan, with one worker, and says what it cost.

Usage: npm run measure [-- options]

  --jobs N     how many jobs there are on all systems together; default: 10000
  --minutes N  when to give up; default: 30
  --json       standard output gets one line of JSON, at the end; everything else goes to standard error
  --help

Exit codes: 0 every job was stopped and rerun exactly once, 1 one was not, 2 wrong usage, 129 and more ended by a signal.
`;

interface Options {
  readonly jobs: number;
  readonly minutes: number;
  readonly json: boolean;
  readonly help: boolean;
}

const LOOK_EVERY_MS = 5_000;

async function run(options: Options): Promise<number> {
  const cleanup = new Cleanup();
  const asked = AbortSignal.any([endAsked(), AbortSignal.timeout(options.minutes * 60_000)]);
  try {
    const facts = await unlessAborted(measure(options, cleanup), asked);
    console.log(options.json ? JSON.stringify(facts) : JSON.stringify(facts, null, 2));
    return isRight(facts) ? 0 : 1;
  } catch (error) {
    console.error(messageOf(error));
    return error instanceof EndAsked ? error.exitCode : 1;
  } finally {
    await cleanup.run();
  }
}

async function measure({ jobs }: Options, cleanup: Cleanup): Promise<MeasuredFacts> {
  const stage = await openMeasuringStage(cleanup);
  const steps: Record<string, PlanStep> = {};
  const counts: Record<string, number> = {};
  for (const system of stage.systems) {
    const { name, part, step } = system.share;
    const ids = await seedJobs(system, Math.round(jobs * part));
    console.error(`${ids.length} jobs on ${name}`);
    counts[name] = ids.length;
    steps[name] = { action: 'remediate', system: name, jobs: ids, ...step };
  }
  const startedAt = performance.now();
  const seconds = (): number => Math.round((performance.now() - startedAt) / 100) / 10;
  const handle = await stage.jobControl.startPlan({ steps }, { workflowId: 'measured-plan' });
  const { outcome } = await Promise.race([follow(handle, seconds), stage.failure]);
  return measured(stage, handle, { outcome, seconds: seconds(), jobs: counts });
}

/** Says how far the plan is until it has ended. */
async function follow(handle: PlanHandle, seconds: () => number): ReturnType<PlanHandle['result']> {
  const ending = handle.result();
  let hasEnded = false;
  ending.catch(() => undefined).finally(() => (hasEnded = true));
  while (!hasEnded) {
    await Promise.race([pause(LOOK_EVERY_MS), ending]);
    const progress = await handle.progress().catch(() => undefined);
    const steps = progress?.steps.map(({ step, counts }) => `${step} ${JSON.stringify(counts)}`) ?? [];
    console.error(`${seconds().toFixed(1).padStart(6)} s  ${steps.join('  ')}`);
  }
  return ending;
}

function isRight({ outcome, systems }: MeasuredFacts): boolean {
  return (
    outcome === 'done' &&
    Object.values(systems).every(
      ({ jobs, startedTimes }) => startedTimes['2'] === jobs && Object.keys(startedTimes).length === 1,
    )
  );
}

function readOptions(): Options {
  const flag = { type: 'boolean', default: false } as const;
  const number = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({
    options: { jobs: number('10000'), minutes: number('30'), json: flag, help: flag },
  });
  for (const name of ['jobs', 'minutes'] as const)
    if (!/^[1-9]\d{0,5}$/.test(values[name])) throw new Error(`--${name}: expected a whole number from 1 on`);
  return { ...values, jobs: Number(values.jobs), minutes: Number(values.minutes) };
}

runProgram({ command: 'npm run measure', help: HELP, readOptions, run });

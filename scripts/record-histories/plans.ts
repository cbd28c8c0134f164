import type { PlanHandle, PlanInput, StepStatus } from '../../src/client';
import { until } from '../../test/until';
import { dryRun, plan, type Scenario } from './scenario';
import { lostRerun, scripted } from './scripted';

const BY = { by: 'Kim', why: 'the maintenance is over' };

async function untilStep(handle: PlanHandle, step: string, status: StepStatus): Promise<void> {
  await until(`${step} is ${status}`, async () => {
    const { steps } = await handle.progress();
    return steps.find((one) => one.step === step)?.status === status;
  });
}

/** A stop, then reruns that a person approves, then a look whether they succeed. */
const ORDERED: PlanInput = {
  steps: {
    drain: { action: 'stop', system: 'lab', jobs: ['1', '2'] },
    again: { action: 'rerun', system: 'lab', jobs: ['1', '2'], after: ['drain'], requiresApproval: true },
    ended: { action: 'await', system: 'lab', rerunsOf: 'again', await: { deadline: '300ms' } },
  },
  onFailure: 'ask',
};

const twoRunning = () => scripted().add('1', { phase: 'running' }).add('2', { phase: 'running' });

/** The paths of plans. */
export function plans(): Scenario[] {
  return [...steered(), ...others()];
}

function steered(): Scenario[] {
  return [
    plan({
      name: 'ordered',
      lab: twoRunning(),
      input: ORDERED,
      during: async (handle) => {
        await untilStep(handle, 'again', 'approval');
        await handle.approve('again', BY);
        await untilStep(handle, 'ended', 'question');
        await handle.skip('ended', BY);
      },
    }),
    plan({
      name: 'selected',
      lab: twoRunning().add('3', { phase: 'failed' }),
      input: { steps: { active: { action: 'remediate', system: 'lab', select: {} } } },
    }),
  ];
}

function others(): Scenario[] {
  return [
    plan({
      name: 'retried',
      lab: scripted().add('1', { phase: 'waiting', then: [{ phase: 'running', afterReads: 2 }] }),
      input: { steps: { stop: { action: 'stop', system: 'lab', jobs: ['1'] } }, onFailure: 'ask' },
      during: async (handle) => {
        await untilStep(handle, 'stop', 'question');
        await handle.pause(BY);
        await handle.resume(BY);
        await handle.retry('stop', BY);
      },
    }),
    plan({
      name: 'asking',
      lab: lostRerun(),
      input: { steps: { again: { action: 'rerun', system: 'lab', jobs: ['1'] } }, onFailure: 'continue' },
      during: async (handle) => {
        await until('a batch asks', async () => (await handle.batches()).some(({ isAsking }) => isAsking));
        await handle.resolveRerun({ id: '1', decision: 'give-up', by: 'Kim' });
      },
    }),
    plan({
      name: 'cancelled',
      lab: scripted().add('1', { phase: 'running', onStop: { graceful: 'ignore' } }),
      input: { steps: { stop: { action: 'stop', system: 'lab', jobs: ['1'] } } },
      during: async (handle) => {
        await until('a batch is under way', async () =>
          (await handle.batches()).some((one) => one.isUnderWay),
        );
        await handle.workflow.cancel();
      },
    }),
    inZone(),
    dryRun({ name: 'forecast', lab: twoRunning(), input: ORDERED }),
  ];
}

/** Its child has no worker at first, and tells the plan. */
function inZone(): Scenario {
  return plan({
    name: 'zone',
    lab: scripted().add('1', { phase: 'running' }),
    input: { steps: { stop: { action: 'stop', system: 'lab', jobs: ['1'], zone: 'madrid' } } },
    during: async (handle, { zoneWorker }) => {
      const said = async () => (await handle.progress()).steps[0]?.reason;
      await until('it is said that there is no worker', async () => (await said()) !== undefined);
      await zoneWorker('madrid');
    },
  });
}

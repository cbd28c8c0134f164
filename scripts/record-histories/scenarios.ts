import type { JobControlHandle, RerunResolution } from '../../src/client';
import { FROM_START, GRACEFUL, NEW_RUN } from '../../test/fakes/scripted-capabilities';
import { broken } from '../../test/fakes/scripted-faults';
import { until } from '../../test/until';
import { plans } from './plans';
import { batch, type Scenario } from './scenario';
import { lostRerun, scripted } from './scripted';

const answer =
  (resolution: RerunResolution) =>
  async (handle: JobControlHandle): Promise<void> => {
    await until('a person is asked', async () => (await handle.progress()).batches[0]?.stage === 'asking');
    await handle.resolveRerun(resolution);
  };

/** One of each path that a history can take. What is missing here is not held by replay. */
export function scenarios(): Scenario[] {
  return [...stops(), ...reruns(), ...others(), ...plans()];
}

function stops(): Scenario[] {
  return [
    batch('stopJobs', {
      name: 'queued',
      lab: scripted()
        .add('1', { phase: 'running' })
        .add('2', { phase: 'waiting', then: [{ phase: 'running', afterReads: 4 }] })
        .add('3', { phase: 'succeeded' }),
      input: { jobs: ['1', '2', '3', '999'], stop: { whenWaiting: 'wait' } },
    }),
    batch('stopJobs', {
      name: 'escalated',
      lab: scripted().add('1', { phase: 'running', onStop: { graceful: 'ignore' } }),
      input: { jobs: ['1'], stop: { escalateAfter: '4s', confirmFor: '100ms' } },
    }),
    batch('stopJobs', {
      name: 'cancelled',
      lab: scripted().add('1', { phase: 'running', onStop: { graceful: 'ignore' } }),
      input: { jobs: ['1'] },
      during: async (handle) => {
        await until('it watches', async () => (await handle.progress()).batches[0]?.stage === 'awaiting');
        await handle.cancel();
      },
    }),
    batch('stopJobs', {
      name: 'zone',
      lab: scripted().add('1', { phase: 'running' }),
      input: { jobs: ['1'], zone: 'berlin' },
      during: async (handle, { zoneWorker }) => {
        const said = async () => (await handle.progress()).batches[0]?.waitingFor;
        await until('it is said that there is no worker', async () => (await said()) !== undefined);
        await zoneWorker('berlin');
      },
    }),
    lostZone(),
  ];
}

/** Takes a minute: so long a call has before it is looked after. */
function lostZone(): Scenario {
  const lab = scripted().add('1', { phase: 'running', onStop: { graceful: 'ignore' } });
  return batch('stopJobs', {
    name: 'lost-zone',
    lab,
    input: { jobs: ['1'], zone: 'rome' },
    during: async (handle, { zoneWorker }) => {
      const batchNow = async () => (await handle.progress()).batches[0];
      const worker = await zoneWorker('rome');
      await until('it watches', async () => (await batchNow())?.stage === 'awaiting');
      worker.shutdown();
      await until('a look is not answered', async () => !!(await batchNow())?.waitingFor, 100_000);
      await zoneWorker('rome');
      await until('a look is answered', async () => !(await batchNow())?.waitingFor);
      lab.finish('1', 'stopped');
    },
  });
}

function reruns(): Scenario[] {
  const twoWays = { ways: [FROM_START, NEW_RUN] };
  return [
    batch('rerunJobs', {
      name: 'second-way',
      lab: scripted({ rerun: twoWays })
        .add('1', { phase: 'failed' })
        .add('2', { phase: 'succeeded' })
        .disturb('submitRerun', { when: 'before', by: broken('unsupported') }),
      input: { jobs: ['1', '2'], rerun: { fromPhases: ['failed', 'succeeded'] } },
    }),
    batch('rerunJobs', {
      name: 'adopted',
      lab: lostRerun().add('7', { phase: 'running' }),
      input: { jobs: ['1'] },
      during: answer({ id: '1', decision: 'adopt', newId: '7', by: 'Kim' }),
    }),
    batch('rerunJobs', {
      name: 'submitted-again',
      lab: lostRerun(),
      input: { jobs: ['1'] },
      during: answer({ id: '1', decision: 'submit-again', by: 'Kim', why: 'none was started' }),
    }),
    batch('rerunJobs', {
      name: 'given-up',
      lab: lostRerun(),
      input: { jobs: ['1'], rerun: { answerWithin: '300ms' } },
    }),
  ];
}

function others(): Scenario[] {
  const pause = { ...GRACEFUL, endsAs: [{ phase: 'paused', certainty: 'certain' }] } as const;
  return [
    batch('remediateJobs', {
      name: 'plain',
      lab: scripted().add('1', { phase: 'running' }).add('2', { phase: 'running' }),
      input: { jobs: ['1', '2'] },
    }),
    batch('remediateJobs', {
      name: 'information-first',
      lab: scripted({ rerun: { infoBeforeStop: true } }).add('1', { phase: 'running' }),
      input: { jobs: ['1'], runs: { '1': '1#1' }, rerun: { recipes: { '1': { operation: 'deploy' } } } },
    }),
    batch('remediateJobs', {
      name: 'paused-and-resumed',
      lab: scripted({
        stop: { modes: { pause }, defaultMode: 'pause' },
        rerun: { ways: [{ ...FROM_START, way: 'resume', fromPhases: ['paused'] }] },
      }).add('1', { phase: 'running' }),
      input: { jobs: ['1'] },
    }),
    batch('readJobs', {
      name: 'read',
      lab: scripted().add('1', { phase: 'running' }).add('2', { phase: 'failed' }),
      input: { jobs: ['1', '2', '999'] },
    }),
    batch('awaitJobs', {
      name: 'waited',
      lab: scripted().add('1', { phase: 'running', then: [{ phase: 'succeeded', afterReads: 3 }] }),
      input: { jobs: ['1'] },
    }),
  ];
}

import type { RerunResolution } from '../../src/client';
import {
  FROM_START,
  GRACEFUL,
  NEW_RUN,
  type CapabilityChanges,
} from '../../test/fakes/scripted-capabilities';
import { broken } from '../../test/fakes/scripted-faults';
import { ScriptedSystem } from '../../test/fakes/scripted-system';
import { until } from '../../test/until';
import { type Scenario, scenario } from './scenario';

const ACTIVE_ONLY = { ...NEW_RUN, search: { sees: 'active' } } as const;

/** A system whose waits are long enough to be seen, and short enough to be recorded. */
function scripted(changes: CapabilityChanges = {}): ScriptedSystem {
  return new ScriptedSystem({ ...changes, status: { pollIntervalMs: 20, ...changes.status } });
}

const answer =
  (resolution: RerunResolution): NonNullable<Scenario['during']> =>
  async (handle) => {
    await until('a person is asked', async () => (await handle.progress()).batches[0]?.stage === 'asking');
    await handle.resolveRerun(resolution);
  };

/** An answer was lost, and the run that it spoke of has ended before it could be seen. */
function lostRerun(): ScriptedSystem {
  const lab = scripted({ rerun: { ways: [ACTIVE_ONLY] } }).add('1', { phase: 'failed' });
  return lab.disturb('submitRerun', { when: 'before', by: broken('timeout', 'unknown') });
}

/** One of each path that a history can take. What is missing here is not held by replay. */
export function scenarios(): Scenario[] {
  return [...stops(), ...reruns(), ...others()];
}

function stops(): Scenario[] {
  return [
    scenario({
      name: 'queued',
      workflow: 'stopJobs',
      lab: scripted()
        .add('1', { phase: 'running' })
        .add('2', { phase: 'waiting', then: [{ phase: 'running', afterReads: 4 }] })
        .add('3', { phase: 'succeeded' }),
      input: { jobs: ['1', '2', '3', '999'], stop: { whenWaiting: 'wait' } },
    }),
    scenario({
      name: 'escalated',
      workflow: 'stopJobs',
      lab: scripted().add('1', { phase: 'running', onStop: { graceful: 'ignore' } }),
      input: { jobs: ['1'], stop: { escalateAfter: '300ms', confirmFor: '100ms' } },
    }),
    scenario({
      name: 'cancelled',
      workflow: 'stopJobs',
      lab: scripted().add('1', { phase: 'running', onStop: { graceful: 'ignore' } }),
      input: { jobs: ['1'] },
      during: async (handle) => {
        await until('it watches', async () => (await handle.progress()).batches[0]?.stage === 'awaiting');
        await handle.cancel();
      },
    }),
    scenario({
      name: 'zone',
      workflow: 'stopJobs',
      lab: scripted().add('1', { phase: 'running' }),
      input: { jobs: ['1'], zone: 'berlin' },
      during: async (handle, { zoneWorker }) => {
        const said = async () => (await handle.progress()).batches[0]?.waitingFor;
        await until('it is said that there is no worker', async () => (await said()) !== undefined);
        await zoneWorker('berlin');
      },
    }),
  ];
}

function reruns(): Scenario[] {
  const twoWays = { ways: [FROM_START, NEW_RUN] };
  return [
    scenario({
      name: 'second-way',
      workflow: 'rerunJobs',
      lab: scripted({ rerun: twoWays })
        .add('1', { phase: 'failed' })
        .add('2', { phase: 'succeeded' })
        .disturb('submitRerun', { when: 'before', by: broken('unsupported') }),
      input: { jobs: ['1', '2'], rerun: { fromPhases: ['failed', 'succeeded'] } },
    }),
    scenario({
      name: 'adopted',
      workflow: 'rerunJobs',
      lab: lostRerun().add('7', { phase: 'running' }),
      input: { jobs: ['1'] },
      during: answer({ id: '1', decision: 'adopt', newId: '7', by: 'Kim' }),
    }),
    scenario({
      name: 'submitted-again',
      workflow: 'rerunJobs',
      lab: lostRerun(),
      input: { jobs: ['1'] },
      during: answer({ id: '1', decision: 'submit-again', by: 'Kim', why: 'none was started' }),
    }),
    scenario({
      name: 'given-up',
      workflow: 'rerunJobs',
      lab: lostRerun(),
      input: { jobs: ['1'], rerun: { answerWithin: '300ms' } },
    }),
  ];
}

function others(): Scenario[] {
  const pause = { ...GRACEFUL, endsAs: [{ phase: 'paused', certainty: 'certain' }] } as const;
  return [
    scenario({
      name: 'plain',
      workflow: 'remediateJobs',
      lab: scripted().add('1', { phase: 'running' }).add('2', { phase: 'running' }),
      input: { jobs: ['1', '2'] },
    }),
    scenario({
      name: 'information-first',
      workflow: 'remediateJobs',
      lab: scripted({ rerun: { infoBeforeStop: true } }).add('1', { phase: 'running' }),
      input: { jobs: ['1'], runs: { '1': '1#1' }, rerun: { recipes: { '1': { operation: 'deploy' } } } },
    }),
    scenario({
      name: 'paused-and-resumed',
      workflow: 'remediateJobs',
      lab: scripted({
        stop: { modes: { pause }, defaultMode: 'pause' },
        rerun: { ways: [{ ...FROM_START, way: 'resume', fromPhases: ['paused'] }] },
      }).add('1', { phase: 'running' }),
      input: { jobs: ['1'] },
    }),
    scenario({
      name: 'read',
      workflow: 'readJobs',
      lab: scripted().add('1', { phase: 'running' }).add('2', { phase: 'failed' }),
      input: { jobs: ['1', '2', '999'] },
    }),
    scenario({
      name: 'waited',
      workflow: 'awaitJobs',
      lab: scripted().add('1', { phase: 'running', then: [{ phase: 'succeeded', afterReads: 3 }] }),
      input: { jobs: ['1'] },
    }),
  ];
}

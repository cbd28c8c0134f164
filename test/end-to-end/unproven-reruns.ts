import type { JobSystem, RerunJobsInput, RerunOptions, RerunWay } from '../../src/contract';
import { openBoroLab } from './boro-lab';
import { openPrimeLab } from './cisco-prime-lab';
import { openJp1AoLab } from './hitachi-jp1-ao-lab';
import { openDrsLab } from './huawei-drs-lab';

/** One job whose rerun was submitted, and whose answer is lost so that nothing can be proven. */
export interface Unproven {
  readonly system: JobSystem;
  readonly id: string;
  readonly rerun: RerunOptions;
  /** What happens between the submission and its lost answer. Default: nothing. */
  readonly meanwhile?: () => Promise<void>;
  /** The run that a person finds, where the submission had started one. */
  readonly found?: () => string | undefined;
  /** Runs of the job's work that the simulator has counted, the first one included. */
  readonly runs: () => number;
  readonly close: () => Promise<void>;
}

/** A way to rerun of which docs/guarantees.md says that a person decides. */
export interface Doubt {
  /** As the table of the guarantees has it. */
  readonly system: string;
  readonly way: RerunWay;
  readonly decision: 'adopt' | 'submit-again' | 'give-up' | 'nobody answers';
  /** Runs there are at the end. */
  readonly runs: number;
  readonly open: () => Promise<Unproven>;
}

const BORO = 'Elecard Boro VoD';
const JP1_V10 = 'JP1/Automatic Operation V10';
const PRIME = 'Cisco Prime Infrastructure, EPN Manager';
const [DRS_V5, DRS_V3] = ['Huawei Cloud DRS v5', 'Huawei Cloud DRS v3'];

const NOT_ARRIVED = { kind: 'response-lost-before-effect' } as const;
const ANSWER_LOST = { kind: 'response-lost-after-effect' } as const;

/** Each way, with what truly became of the submission, and what a person makes of it. */
export const DOUBTS: readonly Doubt[] = [
  { system: BORO, way: 'new-run', decision: 'submit-again', runs: 2, open: () => boro(NOT_ARRIVED) },
  { system: BORO, way: 'new-run', decision: 'adopt', runs: 2, open: () => boro(ANSWER_LOST) },
  { system: BORO, way: 'new-run', decision: 'nobody answers', runs: 2, open: () => boro(ANSWER_LOST) },
  { system: JP1_V10, way: 'new-run', decision: 'submit-again', runs: 2, open: () => jp1(NOT_ARRIVED) },
  { system: JP1_V10, way: 'new-run', decision: 'give-up', runs: 2, open: () => jp1(ANSWER_LOST) },
  { system: PRIME, way: 'new-run', decision: 'submit-again', runs: 2, open: prime },
  { system: PRIME, way: 'new-run', decision: 'nobody answers', runs: 1, open: prime },
  { system: DRS_V5, way: 'resume', decision: 'adopt', runs: 2, open: () => resumed('v5') },
  { system: DRS_V3, way: 'resume', decision: 'give-up', runs: 2, open: () => resumed('v3') },
  { system: DRS_V5, way: 'from-failed-step', decision: 'adopt', runs: 2, open: () => retried('v5') },
  { system: DRS_V3, way: 'from-failed-step', decision: 'submit-again', runs: 2, open: () => retried('v3') },
  { system: DRS_V5, way: 'from-start', decision: 'nobody answers', runs: 1, open: reset },
  { system: DRS_V5, way: 'from-start', decision: 'submit-again', runs: 2, open: reset },
];

type Lost = typeof NOT_ARRIVED | typeof ANSWER_LOST;

/** The server lists active tasks alone, and the new one is over at once. */
async function boro(lost: Lost): Promise<Unproven> {
  const lab = await openBoroLab();
  const { simulator, systems, runs } = lab;
  const id = simulator.addTask({ templateId: 1, uri: '/a.ts', status: 'Canceled' });
  simulator.configure({ reportsAll: false, queuedForMs: 1, exploresForMs: 1, runsForMs: 1 });
  simulator.fault({ method: 'TaskStart', ...lost });
  return {
    ...{ system: systems['boro-lab'], id, rerun: {} },
    found: () => simulator.runsStarted()['/a.ts']?.taskIds.at(-1),
    ...{ runs: () => runs('/a.ts'), close: () => lab.close() },
  };
}

/** Version 10 is not sure to list archived tasks (this one does not), and the new one is archived at once. */
async function jp1(lost: Lost): Promise<Unproven> {
  const lab = await openJp1AoLab({ version: 10 });
  const { simulator, systems, runs } = lab;
  const id = simulator.addTask({ status: 'failed', waitsForMs: 1, runsForMs: 1 });
  simulator.configure({ version: 'v10', archivesAfterMs: 0 });
  simulator.fault({ method: 'Tasks.resubmit.invoke', ...lost });
  simulator.fault({ method: 'TaskHistories.list', kind: 'status', httpStatus: 404, times: 1_000 });
  return {
    system: systems['ao-lab'],
    id,
    rerun: { ways: ['new-run'] },
    runs: () => runs(id),
    close: () => lab.close(),
  };
}

/** Jobs are listed for too short a time to tell that there is none. */
async function prime(): Promise<Unproven> {
  const lab = await openPrimeLab({ options: { historyKept: '1ms' } });
  const id = lab.add({ run: { status: 'COMPLETED', result: 'FAILURE' } });
  lab.simulator.fault({ method: 'deployTemplateThroughJob', ...NOT_ARRIVED });
  return {
    ...{ system: lab.systems['prime-lab'], id, rerun: { recipes: { [id]: lab.recipe(id) } } },
    ...{ runs: () => lab.runs(id), close: () => lab.close() },
  };
}

const RESTART = { v5: 'v5.action', v3: 'v3.batch-retry-task' } as const;

/** The paused task goes on, and somebody releases it before the answer is missed. */
async function resumed(api: 'v5' | 'v3'): Promise<Unproven> {
  const lab = await openDrsLab({ adapter: { api, timeout: 1_000 } });
  const { simulator, systems, runs } = lab;
  const id = simulator.addTask({ status: 'PAUSING' });
  simulator.fault({ method: RESTART[api], kind: 'hold', name: 'answer', point: 'after-effect' });
  return {
    ...{ system: systems['drs-lab'], id, rerun: { fromPhases: ['paused'] } },
    meanwhile: async () => {
      await simulator.barrier('answer').reached();
      simulator.setStatus(id, 'RELEASE_RESOURCE_COMPLETE');
    },
    ...{ found: () => id, runs: () => runs(id), close: () => lab.close() },
  };
}

/** The failed task is restarted and fails again (v5), or is not restarted (v3): it looks the same. */
async function retried(api: 'v5' | 'v3'): Promise<Unproven> {
  const lab = await openDrsLab({ adapter: { api } });
  const { simulator, systems, runs } = lab;
  const id = simulator.addTask({ status: 'INCRE_TRANSFER_FAILED', startsForMs: 1, rerunsFailAfterMs: 1 });
  simulator.fault({ method: RESTART[api], ...(api === 'v5' ? ANSWER_LOST : NOT_ARRIVED) });
  const rerun: RerunJobsInput['rerun'] = { ways: ['from-failed-step'] };
  return {
    system: systems['drs-lab'],
    id,
    rerun,
    found: () => id,
    runs: () => runs(id),
    close: () => lab.close(),
  };
}

/** The failed task has passed its precheck, and its reset never arrives. */
async function reset(): Promise<Unproven> {
  const lab = await openDrsLab({ adapter: { api: 'v5' } });
  const { simulator, systems, runs } = lab;
  const id = simulator.addTask({ status: 'INCRE_TRANSFER_FAILED' });
  simulator.fault({ method: 'v5.action', ...NOT_ARRIVED, after: 1 });
  return {
    system: systems['drs-lab'],
    id,
    rerun: { ways: ['from-start'] },
    runs: () => runs(id),
    close: () => lab.close(),
  };
}

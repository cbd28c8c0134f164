import type { RemediatedJob } from '../../src/client';
import { checkedJob } from '../../scripts/demo/checks';
import type { SimulatorCounts } from '../../scripts/demo/demo-system';
import type { DemoFacts, JobFacts, PlanFacts, StepFacts } from '../../scripts/demo/facts';
import { JOBS, type SeededJob } from '../../scripts/demo/jobs';

const AT = '2024-05-01T12:00:00.000Z';
const LATER = '2024-05-01T12:00:01.500Z';

/** A job that was running, as seeded. */
export const running: SeededJob = { ...JOBS.running, id: '63', runsWhat: '/media/a.ts' };

/** A job that does not exist. */
export const missing: SeededJob = { ...JOBS.missing, id: '999' };

/** What the workflow says of the running job when all goes well. */
export const remediated: RemediatedJob = {
  id: '63',
  stop: {
    ...{ id: '63', verdict: 'stopped', certainty: 'certain', reason: 'The stop was accepted.' },
    evidence: [
      { at: AT, call: 'TaskStatus', says: 'Running' },
      { at: AT, call: 'TaskStop', says: 'Stop request was sent' },
      { at: LATER, call: 'TaskStatus', says: 'Canceled' },
    ],
  },
  rerun: {
    ...{ id: '63', outcome: 'rerun', reason: 'It was submitted once.', newId: '70' },
    evidence: [{ at: LATER, call: 'TaskStart', says: 'task_id 70' }],
  },
};

/** What the workflow says of the job that does not exist. */
export const notFound: RemediatedJob = {
  id: '999',
  stop: {
    ...{
      id: '999',
      verdict: 'not-found',
      certainty: 'certain',
      reason: 'The system does not know this job.',
    },
    evidence: [{ at: AT, call: 'TaskStatus', says: 'not-found: the answer left this job out' }],
  },
  rerun: { id: '999', outcome: 'not-rerun', reason: 'Not proven to have ended.', evidence: [] },
};

/** What the simulator says when all goes well. */
export const counts: SimulatorCounts = {
  runs: { '/media/a.ts': { count: 2, taskIds: ['63', '70'] } },
  stops: { '63': 1 },
  ledger: [],
};

/** A demo of these two jobs. */
export function demoFacts(
  jobs: readonly JobFacts[] = [
    checkedJob(running, remediated, counts),
    checkedJob(missing, notFound, counts),
  ],
): DemoFacts {
  const url = 'http://127.0.0.1:1';
  const batch = {
    title: 'boro-lab',
    system: 'boro-lab',
    vendor: 'elecard-boro-vod',
    simulator: url,
    workflowId: 'w',
    runId: 'r',
  };
  const plan: PlanFacts = {
    ...{ workflowId: 'nightly', runId: 'r', webUi: `${url}/w/r`, outcome: 'done', problems: [] },
    decisions: [
      {
        at: AT,
        system: 'boro-lab',
        event: 'decision',
        outcome: 'approve',
        step: 'boro',
        by: 'Ann',
        why: 'Yes.',
      },
    ],
    steps: [stepOf('boro', 'boro-lab', 2), { ...stepOf('copy', 'drs-lab', 1), after: ['boro'] }],
  };
  return {
    plan,
    schedule: {
      ...{ scheduleId: 'stuck-jobs', every: '15 minutes', select: { runningFor: '6 hours' }, runs: 1 },
      ...{ isDeleted: true, problems: [] },
      plan: { ...plan, workflowId: 'stuck', decisions: [], steps: [stepOf('stuck', 'ao-lab', 1)] },
    },
    ok: jobs.every(({ problems }) => problems.length === 0),
    seconds: 9.5,
    temporal: { address: '127.0.0.1:7233', webUi: url },
    batches: [{ ...batch, webUi: `${url}/w/r`, jobs, problems: [] }],
  };
}

function stepOf(step: string, system: string, jobs: number): StepFacts {
  return {
    ...{ step, system, jobs, after: [], action: 'remediate', status: 'done', attempts: 1, unwanted: [] },
    ...{ counts: { 'stopped, rerun': jobs }, workflows: [] },
  };
}

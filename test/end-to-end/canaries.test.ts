import type { ChildProcess } from 'node:child_process';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { JobControlClient, type JobControlHandle } from '../../src/client';
import type { RemediateJobsResult } from '../../src/contract';
import { CANARIES, CANARY_VARIABLES, closePlanted, plantCanaries, type Planted } from './canary-systems';
import { startTestServer } from '../temporal';
import { crash, startWorkerProcess } from './worker-process';

jest.setTimeout(120_000);

let env: TestWorkflowEnvironment;
let worker: ChildProcess;
let logs = '';

let planted: Readonly<Record<string, Planted>>;
let handles: Readonly<Record<string, JobControlHandle>>;

beforeAll(async () => {
  env = await startTestServer();
  planted = await plantCanaries();
  Object.assign(process.env, CANARY_VARIABLES);
  const systems = Object.fromEntries(Object.entries(planted).map(([name, { settings }]) => [name, settings]));
  worker = await startWorkerProcess({ temporalAddress: env.address, taskQueue: 'canaries', systems });
  const listen = (chunk: Buffer): void => void (logs += chunk.toString());
  worker.stdout?.on('data', listen);
  worker.stderr?.on('data', listen);
  const jobControl = new JobControlClient({ client: env.client, taskQueue: 'canaries' });
  const started = Object.entries(planted).map(
    async ([system, { input }]) =>
      [system, await jobControl.start('remediateJobs', { system, ...input })] as const,
  );
  handles = Object.fromEntries(await Promise.all(started));
}, 120_000);
afterAll(async () => {
  if (worker) await crash(worker);
  await closePlanted();
  await env?.teardown();
});

/** Everything about a workflow that somebody without access to the worker can read, as text. */
async function readable(handle: JobControlHandle): Promise<string> {
  const history = await handle.workflow.fetchHistory();
  const parts = [
    history,
    await handle.workflow.describe(),
    await handle.workflow.query('__temporal_workflow_metadata'),
    await handle.progress(),
    await handle.ledgerLines(),
  ];
  return parts.map((part) => JSON.stringify(part, withText)).join('\n');
}

/** Payloads come as base64, and what is in them is to be read. */
function withText(key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return key === 'data' && typeof value === 'string' ? Buffer.from(value, 'base64').toString() : value;
}

function canariesIn(text: string): string[] {
  return Object.values(CANARIES).filter((canary) =>
    [canary, Buffer.from(canary).toString('base64').replace(/=+$/, ''), encodeURIComponent(canary)].some(
      (form) => text.includes(form),
    ),
  );
}

describe.each(['boro', 'ao', 'prime', 'drs'])('of %s', (name) => {
  it('each job is stopped, and a rerun tried', async () => {
    const { jobs } = (await handles[name]?.result()) as RemediateJobsResult;
    expect(jobs.map(({ stop }) => stop.verdict)).toEqual(planted[name]?.input.jobs.map(() => 'stopped'));
    expect(jobs.every(({ rerun }) => rerun.way !== undefined)).toBe(true);
  });

  it('no secret is in anything readable', async () => {
    const handle = handles[name];
    if (!handle) throw new Error('There is no workflow.');
    await handle.result();
    const text = await readable(handle);
    expect(text).toContain('"intendedAt\\":'); // so that payloads were read, those of the submission too
    expect(canariesIn(text)).toEqual([]);
  });
});

it('no secret is in the logs', () => {
  expect(canariesIn(logs)).toEqual([]);
});

it('a canary would be found', () => {
  const { aoPassword } = CANARIES;
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const payload = JSON.stringify({ data: base64(`{"password":"${aoPassword}"}`) }, withText);
  const forms = [aoPassword, base64(aoPassword), payload];
  expect(forms.map(canariesIn)).toEqual(forms.map(() => [aoPassword]));
});

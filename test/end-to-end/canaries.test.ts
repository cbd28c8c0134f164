import type { ChildProcess } from 'node:child_process';
import { inspect } from 'node:util';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { withText } from '../../scripts/chaos/checks/with-text';
import { JobControlClient } from '../../src/client';
import type { RemediateJobsResult } from '../../src/contract';
import { type } from '../cli/typed';
import { startTestServer } from '../temporal';
import type { Planted } from './canaries/planted';
import { readable } from './canaries/readable';
import * as requests from './canaries/requests';
import { CANARIES, CANARY_VARIABLES, canariesIn } from './canaries/secrets';
import { type SystemName, SYSTEMS } from './canaries/systems';
import { crash, settingsFile, startWorkerProcess } from './worker-process';

jest.setTimeout(120_000);

const NAMES = Object.keys(SYSTEMS) as SystemName[];
const ROUTES = ['byClient', 'byCommandLine', 'byPlan', 'bySchedule', 'byNexus'] as const;

let env: TestWorkflowEnvironment;
let worker: ChildProcess;
let logs = '';
let planted: Readonly<Record<SystemName, Planted>>;
let surroundings: requests.Surroundings;
let settings: string;
let answered: Readonly<Record<(typeof ROUTES)[number], requests.Answered>>;

beforeAll(async () => {
  env = await startTestServer();
  Object.assign(process.env, CANARY_VARIABLES, {
    TEMPORAL_ADDRESS: env.address,
    TEMPORAL_NAMESPACE: 'default',
  });
  planted = await forEach(NAMES, (name) => SYSTEMS[name]());
  const systems = Object.fromEntries(NAMES.map((name) => [name, planted[name].settings]));
  const file = { taskQueue: 'canaries', systems, nexus: true };
  settings = settingsFile(file);
  process.env.TEMPORAL_CONFIG_FILE = `${settings}.none`; // not the profile of whoever runs this
  worker = await startWorkerProcess({ ...file, temporalAddress: env.address });
  const listen = (chunk: Buffer): void => void (logs += chunk.toString());
  worker.stdout?.on('data', listen);
  worker.stderr?.on('data', listen);
  surroundings = {
    env,
    jobControl: new JobControlClient({ client: env.client, taskQueue: 'canaries' }),
    inputs: await forEach(NAMES, (system) => Promise.resolve({ system, ...planted[system].input })),
    type: (...args) => type(args, { env: { JOB_CONTROL_SETTINGS: settings } }),
  };
  answered = await forEach(ROUTES, (route) => requests[route](surroundings));
}, 120_000);
afterAll(async () => {
  if (worker) await crash(worker);
  await Promise.all(Object.values(planted ?? {}).map((system) => system.close()));
  await env?.teardown();
});

/** All of them at the same time. */
async function forEach<Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name) => Promise<Value>,
): Promise<Record<Name, Value>> {
  const entries = await Promise.all(names.map(async (name) => [name, await make(name)] as const));
  return Object.fromEntries(entries) as Record<Name, Value>;
}

function batchOf(name: SystemName) {
  const batch = Object.values(answered).flatMap(({ batches }) => batches[name] ?? [])[0];
  if (!batch) throw new Error(`Nothing was asked of ${name}.`);
  return batch;
}

describe.each(NAMES)('of %s', (name) => {
  it('each job is stopped, and rerun in its way', async () => {
    const { jobs } = (await batchOf(name).result()) as RemediateJobsResult;
    expect(jobs.map(({ stop }) => stop.verdict)).toEqual(planted[name].input.jobs.map(() => 'stopped'));
    expect(jobs).toMatchObject(planted[name].input.jobs.map(() => ({ rerun: planted[name].rerun })));
  });

  it('the server quoted what it should not', () => {
    for (const call of planted[name].quotedIn) expect(logs).toContain(`${call} ("[redacted]`);
  });

  it('no secret is in anything readable', async () => {
    const text = await readable(batchOf(name));
    expect(text).toContain('"intendedAt\\":'); // so that payloads were read, those of the submission too
    expect(canariesIn(text)).toEqual([]);
  });
});

it.each(ROUTES)('asked %s, no secret comes back', (route) => {
  expect(answered[route].text).toMatch(/stopped/);
  expect(canariesIn(answered[route].text)).toEqual([]);
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

describe('of systems that refuse every call', () => {
  let errors: Readonly<Record<SystemName, unknown>>;
  beforeAll(async () => {
    Object.values(planted).forEach((system) => system.refuse());
    errors = await forEach(NAMES, (system) => {
      const { jobs } = planted[system].input;
      const reading = surroundings.jobControl.execute('readJobs', { system, jobs });
      return reading.catch((error: unknown) => error);
    });
  });

  it.each(NAMES)('the error of a client shows no secret of %s', (name) => {
    const text = inspect(errors[name], { depth: 20 });
    expect(text).toMatch(/WorkflowFailedError[^]*\[redacted\]/);
    expect(canariesIn(text)).toEqual([]);
  });

  it('the command line shows no secret', async () => {
    const [job = ''] = planted.boro.input.jobs;
    const answers = [await surroundings.type('status', 'boro', job), await surroundings.type('check')];
    const text = requests.outputOf(answers);
    expect(text).toContain('[redacted]');
    expect(canariesIn(text)).toEqual([]);
  });
});

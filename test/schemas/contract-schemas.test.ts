import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import Ajv, { type ValidateFunction } from 'ajv';
import { contractSchemas, schemaText, SCHEMAS } from '../../scripts/contract-schemas';
import type { JobControlClient } from '../../src/client';
import { ScriptedSystem } from '../fakes/scripted-system';
import { startTestServer } from '../temporal';
import { withWorker } from '../with-worker';

const made = contractSchemas();
const files = Object.keys(made);

/** Compiles what is published, and throws for a keyword that is none. */
function published(name: string): ValidateFunction {
  const text = readFileSync(join(SCHEMAS, `${name}.schema.json`), 'utf8');
  return new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(text) as object);
}

/** What the schema has against a value. */
function faults(name: string, value: unknown): readonly unknown[] {
  const validate = published(name);
  validate(value);
  return validate.errors ?? [];
}

describe('the published schemas', () => {
  it.each(files)('%s is what the script writes', (file) => {
    expect(readFileSync(join(SCHEMAS, file), 'utf8')).toBe(schemaText(made[file] ?? {}));
  });

  it('have no others beside them', () => {
    const others = readdirSync(SCHEMAS).filter((file) => !files.includes(file));
    expect(others.filter((file) => file !== 'job-control.schema.json')).toEqual([]);
  });

  it('carry the docstrings', () => {
    expect(made['stopJobs.input.schema.json']?.properties?.['jobs']).toMatchObject({
      description: 'One to 500 different job ids.',
    });
  });
});

const RIGHT = { system: 'boro-lab', jobs: ['63'] };

describe('a schema of an input takes', () => {
  it.each<[string, string, unknown]>([
    ['the least', 'remediateJobs.input', RIGHT],
    [
      'options',
      'remediateJobs.input',
      {
        ...RIGHT,
        stop: { mode: 'force', deadline: '30 Minutes', confirmFor: 0 },
        rerun: { fromPhases: ['failed'], recipes: { '63': { any: ['thing', 1] } } },
      },
    ],
    ['phases to wait for', 'awaitJobs.input', { ...RIGHT, await: { phases: ['succeeded', 'failed'] } }],
    ['a plan', 'runPlan.input', { steps: { drain: { action: 'stop', system: 'boro-lab', select: { name: 'a*' } } } }],
    ['a decision', 'jobControl.decide', { decision: 'approve', step: 'drain', by: 'Ada' }],
    ['an answer', 'jobControl.resolveRerun', { id: '63', decision: 'adopt', newId: '64' }],
  ])('%s', (_, name, input) => {
    expect(faults(name, input)).toEqual([]);
  });
});

describe('a schema of an input refuses', () => {
  it.each<[string, string, unknown]>([
    ['no system', 'stopJobs.input', { jobs: ['63'] }],
    ['an empty name', 'stopJobs.input', { ...RIGHT, system: '' }],
    ['no jobs', 'stopJobs.input', { ...RIGHT, jobs: [] }],
    ['numbers for ids', 'stopJobs.input', { ...RIGHT, jobs: [63] }],
    ['a job twice', 'stopJobs.input', { ...RIGHT, jobs: ['63', '63'] }],
    ['too many jobs', 'stopJobs.input', { ...RIGHT, jobs: Array.from({ length: 501 }, (_, id) => `${id}`) }],
    ['an unknown option', 'stopJobs.input', { ...RIGHT, stop: { hard: true } }],
    ['options of another workflow', 'stopJobs.input', { ...RIGHT, rerun: {} }],
    ['a negative time', 'stopJobs.input', { ...RIGHT, stop: { deadline: -1 } }],
    ['a time without a number', 'stopJobs.input', { ...RIGHT, stop: { deadline: 'soon' } }],
    ['an unknown word', 'rerunJobs.input', { ...RIGHT, rerun: { ways: ['again'] } }],
    ['an unknown action', 'runPlan.input', { steps: { a: { action: 'kill', system: 's', jobs: ['1'] } } }],
    ['no decision', 'jobControl.decide', { step: 'drain' }],
    ['an unknown decision', 'jobControl.resolveRerun', { id: '63', decision: 'maybe' }],
  ])('%s', (_, name, input) => {
    expect(faults(name, input)).not.toEqual([]);
  });
});

describe('what a workflow really gives fits', () => {
  let env: TestWorkflowEnvironment;
  beforeAll(async () => {
    env = await startTestServer();
  });
  afterAll(() => env?.teardown());

  const lab = () =>
    new ScriptedSystem()
      .add('running', { phase: 'running' })
      .add('refused', { phase: 'running', onStop: { graceful: 'refuse' } })
      .add('failed', { phase: 'failed', detail: 'no disk' })
      .add('succeeded', { phase: 'succeeded' });
  const jobs = ['running', 'refused', 'failed', 'succeeded', 'missing'];

  it.each(['stopJobs', 'rerunJobs', 'remediateJobs', 'awaitJobs', 'readJobs'] as const)('%s', async (name) => {
    await withWorker(env, { systems: { lab: lab() } }, async (jobControl: JobControlClient) => {
      const deadline = { deadline: '1s' };
      const options = { ...(name === 'stopJobs' ? { stop: deadline } : {}), ...(name === 'awaitJobs' ? { await: deadline } : {}) };
      const handle = await jobControl.start(name, { system: 'lab', jobs, ...options });
      expect(faults(`${name}.result`, await handle.result())).toEqual([]);
      expect(faults('jobControl.progress', await handle.progress())).toEqual([]);
      expect(faults('jobControl.ledger', await handle.ledger())).toEqual([]);
    });
  });

  it('runPlan', async () => {
    await withWorker(env, { systems: { lab: lab() } }, async (jobControl) => {
      const handle = await jobControl.startPlan({
        steps: {
          drain: { action: 'stop', system: 'lab', jobs },
          again: { action: 'rerun', system: 'lab', select: { phases: ['failed'] } },
          never: { action: 'await', system: 'lab', rerunsOf: 'again', after: ['drain', 'again'] },
        },
        onFailure: 'continue',
      });
      expect(faults('runPlan.result', await handle.result())).toEqual([]);
      expect(faults('jobControl.planProgress', await handle.progress())).toEqual([]);
      expect(faults('jobControl.ledger', await handle.ledger())).toEqual([]);
    });
  });

  it('not when something is missing', () => {
    const result = { system: 'lab', cancelled: false, ledger: [], jobs: [{ id: '1', verdict: 'stopped' }] };
    expect(faults('stopJobs.result', result)).not.toEqual([]);
  });
});

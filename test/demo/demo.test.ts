import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type BuiltLib, builtLib } from '../built-lib';
import { startScript } from '../script-process';

jest.setTimeout(120_000);

let lib: BuiltLib;
let temporary: string;
beforeAll(() => {
  lib = builtLib();
  temporary = mkdtempSync(join(tmpdir(), 'job-control-demo-test-'));
  process.env.TMPDIR = temporary;
});
afterAll(() => {
  lib?.remove();
  rmSync(temporary, { recursive: true });
});

interface Facts {
  readonly ok: boolean;
  readonly error?: string;
  readonly plan: {
    readonly webUi: string;
    readonly steps: readonly { readonly step: string; readonly status: string; readonly jobs: number }[];
    readonly decisions: readonly { readonly outcome: string; readonly step: string }[];
  };
  readonly schedule: { readonly runs: number; readonly isDeleted: boolean };
  readonly batches: readonly {
    readonly problems: readonly string[];
    readonly jobs: readonly {
      readonly situation: string;
      readonly stop: { readonly verdict: string; readonly evidence: readonly unknown[] };
      readonly rerun: { readonly outcome: string; readonly newId?: string };
      readonly runsStarted: { readonly count: number };
      readonly ledgerShows: readonly string[];
    }[];
  }[];
}

const factsIn = (stdout: string): Facts => {
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(stdout) as Facts;
};

const isListening = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname, () => resolve(true)).on('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

it('gives every job the verdict it must get', async () => {
  const demo = startScript('demo', lib.folder, '--json');
  const { code, stdout, stderr } = await demo.ended;
  const facts = factsIn(stdout);
  const rows = facts.batches.flatMap(({ jobs }) =>
    jobs.map((job) => [job.situation, job.stop.verdict, job.rerun.outcome, job.runsStarted.count]),
  );
  expect(rows).toEqual([
    ['running', 'stopped', 'rerun', 2],
    ['running, answer lost', 'stopped', 'rerun', 2],
    ['running, same batch', 'stopped', 'rerun', 2],
    ['queued', 'stopped', 'rerun', 2],
    ['already completed', 'already-ended', 'not-rerun', 1],
    ['does not exist', 'not-found', 'not-rerun', 0],
    ['ends during its stop', 'ended-first', 'not-rerun', 1],
    ['slow to stop', 'stopped', 'rerun', 2],
    ['needs a forced stop', 'stopped', 'rerun', 2],
    ['stops between two steps', 'stopped', 'rerun', 2],
    ['ends during its stop', 'ended-first', 'not-rerun', 1],
    ['one-off deployment', 'stopped', 'rerun', 2],
    ['same call, own recipe', 'stopped', 'rerun', 2],
    ['cancel always fails', 'refused', 'not-rerun', 1],
    ['has a schedule', 'stopped', 'next-scheduled', 1],
    ['can be paused', 'stopped', 'rerun', 2],
    ['released for good', 'stopped', 'rerun', 2],
    ['its release fails', 'stopped', 'rerun', 2],
    ['has run for 7 hours', 'stopped', 'rerun', 2],
  ]);
  expect(facts.plan.steps.map(({ step, status, jobs }) => [step, status, jobs])).toEqual([
    ['boro', 'skipped', 8],
    ['ao', 'done', 3],
    ['prime', 'skipped', 4],
    ['prime-reruns', 'done', 2],
    ['drs', 'done', 1],
    ['drs-release', 'done', 2],
  ]);
  const decisions = facts.plan.decisions.map(({ outcome, step }) => `${outcome} ${step}`);
  expect(decisions.sort()).toEqual(['approve drs-release', 'skip boro', 'skip prime']);
  expect(facts.schedule).toMatchObject({ runs: 1, isDeleted: true });
  const shown = facts.batches.flatMap(({ jobs }) => jobs.flatMap(({ ledgerShows }) => ledgerShows));
  expect(shown).toHaveLength(7);
  expect([code, facts.ok]).toEqual([0, true]);
  expect(stderr).toContain(facts.plan.webUi);
});

const filesLeft = (): string[] => readdirSync(temporary).filter((name) => name.startsWith('job-control'));

it('ends all that it started when asked', async () => {
  const demo = startScript('demo', lib.folder, '--json');
  const [temporal, simulator] = await Promise.all([
    demo.said(/Web UI (http:\S+)/),
    demo.said(/Simulator of \S+ +(http:\S+)/),
    demo.said(/Follow the plan/),
  ]);
  expect(filesLeft()).toHaveLength(1);
  demo.kill('SIGINT');
  const { code, stdout } = await demo.ended;
  expect([code, factsIn(stdout)]).toEqual([130, { ok: false, error: 'Ended by SIGINT.' }]);
  expect(await Promise.all([temporal, simulator].map(isListening))).toEqual([false, false]);
  expect(filesLeft()).toEqual([]);
});

it('ends all when the worker fails', async () => {
  const broken = mkdtempSync(join(tmpdir(), 'broken-lib-'));
  const repository = join(__dirname, '../..');
  try {
    symlinkSync(join(repository, lib.folder, 'testing'), join(broken, 'testing'));
    writeFileSync(join(broken, 'worker.js'), `console.error('no luck today'); process.exitCode = 3;`);
    const demo = startScript('demo', relative(repository, broken), '--json');
    const simulator = demo.said(/Simulator of \S+ +(http:\S+)/);
    const { code, stdout } = await demo.ended;
    expect([code, factsIn(stdout).error]).toEqual([
      1,
      'The worker ended with exit code 3. Its last lines:\nno luck today',
    ]);
    expect(await isListening(await simulator)).toBe(false);
  } finally {
    rmSync(broken, { recursive: true });
  }
});

it.each([
  ['--help', 0, /Usage: npm run demo/],
  ['--jsonn', 2, /--jsonn/],
])('answers %s with exit code %d', async (option, exitCode, says) => {
  const { code, stdout, stderr } = await startScript('demo', lib.folder, option).ended;
  expect([code, stdout + stderr]).toEqual([exitCode, expect.stringMatching(says)]);
});

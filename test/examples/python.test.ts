import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { findPython } from '../../scripts/python/find-python';
import { pythonWith } from '../../scripts/python/virtual-environment';
import { type BoroLab, openBoroLab } from '../end-to-end/boro-lab';
import { startTestServer } from '../temporal';
import { withWorker } from '../with-worker';

const EXAMPLE = join(__dirname, '../../examples/python');
const MAKING_AND_RUNNING_MS = 400_000;

const found = findPython();
if ('missing' in found) {
  it.skip(`the Python example: ${found.missing}`, () => undefined);
} else {
  describe('the Python example', () => {
    let env: TestWorkflowEnvironment;
    let lab: BoroLab;
    let python: string;
    beforeAll(async () => {
      python = await pythonWith({ requirements: join(EXAMPLE, 'requirements.txt'), version: found.version });
      env = await startTestServer();
      lab = await openBoroLab();
    }, MAKING_AND_RUNNING_MS);
    afterAll(async () => {
      await lab?.close();
      await env?.teardown();
    });

    const run = promisify(execFile);

    /** How it ended, and what it wrote. */
    const ended = async (words: readonly string[], address = env.address) => {
      const environment = { ...process.env, TEMPORAL_ADDRESS: address, PYTHONDONTWRITEBYTECODE: '1' };
      const { code, stdout, stderr } = await run(python, [join(EXAMPLE, 'remediate.py'), ...words], {
        env: environment,
      }).then(
        (texts) => ({ code: 0, ...texts }),
        (error: { readonly code: number; readonly stdout: string; readonly stderr: string }) => error,
      );
      return { code, lines: stdout.trim().split('\n'), stderr: stderr.trim() };
    };

    /** The same, with a worker for `boro-lab` beside it. */
    const endedBesideWorker = (...words: readonly string[]) =>
      withWorker(env, { systems: lab.systems, taskQueue: 'job-control' }, () => ended(words));

    it('follows the work and shows its verdicts', async () => {
      const job = lab.simulator.addTask({ templateId: 1, uri: '/python.ts' });
      const { code, lines: all, stderr } = await endedBesideWorker('boro-lab', job, '999');
      const [started, ...lines] = all;
      const followed = lines.filter((line) => line.startsWith('...'));
      const shown = lines.filter((line) => !line.startsWith('...'));
      expect(started).toMatch(/^started remediate\/boro-lab\/[0-9a-f]{16}$/);
      expect(followed).toContainEqual(expect.stringMatching(/^\.\.\. (inspecting|stopping|awaiting)$/));
      expect(shown[0]).toMatch(new RegExp(`^${job}: stopped \\(certain\\) -> rerun \\d+$`));
      expect(shown).toContain('    TaskStop: Stop request was sent');
      expect(shown).toContain('    TaskStatus: Canceled');
      expect(shown).toContain('999: not-found (certain) -> not-rerun');
      expect([code, stderr]).toEqual([1, '']);
      expect(lab.runs('/python.ts')).toBe(2);
    });

    it('ends well when every job is as wanted', async () => {
      const job = lab.simulator.addTask({ templateId: 1, uri: '/well.ts' });
      const done = lab.simulator.addTask({ templateId: 1, uri: '/done.ts', status: 'Completed' });
      const { code, lines, stderr } = await endedBesideWorker('boro-lab', job, done);
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${job}: stopped .* -> rerun \\d+$`)));
      expect(lines).toContain(`${done}: already-ended (certain) -> not-rerun`);
      expect([code, stderr]).toEqual([0, '']);
    });

    it('says in one line why a workflow failed', async () => {
      const { code, stderr } = await endedBesideWorker('boro-lob', '1');
      expect([code, stderr]).toEqual([1, expect.stringMatching(/^.*boro-lob.*$/)]);
    });

    it('tells that Temporal cannot be reached', async () => {
      const { code, stderr } = await ended(['boro-lab', '1'], '127.0.0.1:1');
      expect([code, stderr]).toEqual([3, expect.stringMatching(/^Temporal cannot be reached: /)]);
    });

    it('explains itself when used wrongly', async () => {
      const { code, stderr } = await ended(['boro-lab']);
      expect([code, stderr]).toEqual([2, expect.stringContaining('Usage: python remediate.py SYSTEM JOB')]);
    });
  });
}

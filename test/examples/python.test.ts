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

    /** What it prints for these jobs, line by line; whatever it says of errors is thrown. */
    const printed = (jobs: readonly string[]) =>
      withWorker(env, { systems: lab.systems, taskQueue: 'job-control' }, async () => {
        const line = [join(EXAMPLE, 'remediate.py'), 'boro-lab', ...jobs];
        const environment = { ...process.env, TEMPORAL_ADDRESS: env.address, PYTHONDONTWRITEBYTECODE: '1' };
        const ended = await run(python, line, { env: environment }).catch(
          (error: { readonly code: number; readonly stdout: string; readonly stderr: string }) => error,
        );
        if (ended.stderr) throw new Error(ended.stderr);
        return { code: 'code' in ended ? ended.code : 0, lines: ended.stdout.trim().split('\n') };
      });

    it('follows the work and shows its verdicts', async () => {
      const job = lab.simulator.addTask({ templateId: 1, uri: '/python.ts' });
      const { code, lines: all } = await printed([job, '999']);
      const [started, ...lines] = all;
      const followed = lines.filter((line) => line.startsWith('...'));
      const shown = lines.filter((line) => !line.startsWith('...'));
      expect(started).toMatch(/^started remediate\/boro-lab\/[0-9a-f]{16}$/);
      expect(followed).toContainEqual(expect.stringMatching(/^\.\.\. (inspecting|stopping|awaiting)$/));
      expect(shown[0]).toMatch(new RegExp(`^${job}: stopped \\(certain\\) -> rerun \\d+$`));
      expect(shown).toContain('    TaskStop: Stop request was sent');
      expect(shown).toContain('    TaskStatus: Canceled');
      expect(shown).toContain('999: not-found (certain) -> not-rerun');
      expect(code).toBe(1);
      expect(lab.runs('/python.ts')).toBe(2);
    });

    it('ends well when every job runs again', async () => {
      const job = lab.simulator.addTask({ templateId: 1, uri: '/well.ts' });
      const { code, lines } = await printed([job]);
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${job}: stopped .* -> rerun \\d+$`)));
      expect(code).toBe(0);
    });
  });
}

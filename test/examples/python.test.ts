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

    /** What it prints for these jobs, line by line. */
    const printed = (jobs: readonly string[]) =>
      withWorker(env, { systems: lab.systems, taskQueue: 'job-control' }, async () => {
        const { stdout } = await promisify(execFile)(
          python,
          [join(EXAMPLE, 'remediate.py'), 'boro-lab', ...jobs],
          { env: { ...process.env, TEMPORAL_ADDRESS: env.address, PYTHONDONTWRITEBYTECODE: '1' } },
        ).catch((error: { stdout: string }) => error);
        return stdout.trim().split('\n');
      });

    it('follows the work and shows its verdicts', async () => {
      const job = lab.simulator.addTask({ templateId: 1, uri: '/python.ts' });
      const [started, ...lines] = await printed([job, '999']);
      const followed = lines.filter((line) => line.startsWith('...'));
      const shown = lines.filter((line) => !line.startsWith('...'));
      expect(started).toMatch(/^started remediate\/boro-lab\/[0-9a-f]{16}$/);
      expect(followed).toContainEqual(expect.stringMatching(/^\.\.\. (inspecting|stopping|awaiting)$/));
      expect(shown[0]).toMatch(new RegExp(`^${job}: stopped \\(certain\\) -> rerun \\d+$`));
      expect(shown).toContain('    TaskStop: Stop request was sent');
      expect(shown).toContain('    TaskStatus: Canceled');
      expect(shown).toContain('999: not-found (certain) -> not-rerun');
      expect(lab.runs('/python.ts')).toBe(2);
    });
  });
}

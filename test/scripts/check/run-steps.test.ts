import { commandStep } from '../../../scripts/check/command';
import { runSteps } from '../../../scripts/check/run-steps';
import { type Step, wholeOutcome } from '../../../scripts/check/step';
import { hasFailed, summary } from '../../../scripts/check/summary';

const passing: Step = {
  name: 'fine',
  heading: 'true',
  run: () => Promise.resolve(wholeOutcome(true, 'chatter')),
};
const throwing: Step = {
  name: 'broken',
  heading: 'throw',
  run: () => Promise.reject(new Error('no such file')),
};

async function check(
  steps: readonly Step[],
  verbose = false,
): Promise<{ failed: boolean; text: string; last: string }> {
  const written: string[] = [];
  const reports = await runSteps(steps, { verbose, write: (text) => written.push(text) });
  const text = `${written.join('')}${summary(reports)}`;
  return { failed: hasFailed(reports), text, last: text.split('\n').at(-1) ?? '' };
}

it('passes when every step passes', async () => {
  await expect(check([passing, commandStep('also', ['true'])])).resolves.toMatchObject({
    failed: false,
    last: '2 passed, 0 failed',
  });
});

it('fails when one command fails', async () => {
  const steps = [commandStep('bad', ['sh', '-c', 'echo reason >&2; exit 3']), passing];
  const { failed, text, last } = await check(steps);
  expect({ failed, last }).toEqual({ failed: true, last: '1 passed, 1 failed' });
  expect(text).toMatch(/^bad .*… failed \(.* s\)\nreason\nfine .*… passed/);
});

it('fails when a command is missing', async () => {
  await expect(check([commandStep('bad', ['no-such-command'])])).resolves.toMatchObject({ failed: true });
});

it('fails when a step throws, and goes on', async () => {
  const { failed, text, last } = await check([throwing, passing]);
  expect({ failed, last }).toEqual({ failed: true, last: '1 passed, 1 failed' });
  expect(text).toContain('no such file');
});

it('skips a step whose needed step failed', async () => {
  const dependent: Step = { ...throwing, name: 'dependent', needs: 'broken' };
  await expect(check([throwing, dependent])).resolves.toMatchObject({
    last: '0 passed, 1 failed, 1 skipped',
  });
});

it('runs a step whose needed step passed', async () => {
  await expect(check([passing, { ...passing, needs: 'fine' }])).resolves.toMatchObject({
    last: '2 passed, 0 failed',
  });
});

it('shows the output of passing steps when verbose', async () => {
  const loud = commandStep('loud', ['echo', 'chatter']);
  expect((await check([loud], true)).text).toContain('\nchatter\n');
  expect((await check([loud], false)).text).not.toContain('\nchatter\n');
});

it('fails when nothing was checked', async () => {
  await expect(check([])).resolves.toMatchObject({ failed: true, last: '0 passed, 0 failed' });
});

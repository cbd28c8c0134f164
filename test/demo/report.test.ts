import { checkedJob } from '../../scripts/demo/checks';
import { writeReport } from '../../scripts/demo/report';
import { CapturedOutput } from '../cli/screen/captured-output';
import { counts, demoFacts, notFound, remediated, running } from './sample-batch';

function reported(facts = demoFacts(), output = new CapturedOutput(80)): string {
  writeReport(facts, output);
  return output.text;
}

it('tells each verdict with its evidence', () => {
  const text = reported(demoFacts(), new CapturedOutput(120));
  expect(text).toMatch(/^63 +running +✓ stopped +63 → 70 +2 \(63, 70\)$/m);
  expect(text).toContain('0.0 s TaskStop: Stop request was sent → 1.5 s TaskStatus: Canceled');
  expect(text).toMatch(/^999 +does not exist +✓ not-found +not rerun +0$/m);
});

it('tells the steps of the plan and who decided', () => {
  const text = reported();
  expect(text).toMatch(/^Plan nightly: done$/m);
  expect(text).toMatch(/^copy +remediate +drs-lab +done +1 +1 stopped, rerun +boro$/m);
  expect(text).toMatch(/^Decided: approve boro, by Ann: Yes\.$/m);
});

it('tells what became of the schedule', () => {
  const text = reported();
  expect(text).toMatch(/^Schedule stuck-jobs, every 15 minutes: triggered once, then deleted$/m);
  expect(text).toMatch(/^Selects by runningFor: 6 hours$/m);
});

it('tells what is wrong with plan and schedule', () => {
  const facts = demoFacts();
  const { plan, schedule } = facts;
  const text = reported({
    ...{ ...facts, ok: false },
    plan: { ...plan, problems: ['It was aborted.'] },
    schedule: { ...schedule, problems: ['it is still there'] },
  });
  expect(text).toContain('\n✗ It was aborted.\n✗ schedule: it is still there\n');
});

it('concludes that no rerun started twice', () => {
  expect(reported()).toContain('✓ 2 of 2 jobs got the verdict they must get.');
  expect(reported()).toContain("Runs by the simulators' own count: 2, 1 of them reruns. No rerun ran twice.");
});

it('tells what the ledger shows', () => {
  const claims = [{ says: 'One call stopped it.', isShownBy: () => true }];
  const text = reported(demoFacts([checkedJob({ ...running, claims }, remediated, counts)]));
  expect(text).toMatch(/^ +Ledger: One call stopped it\.$/m);
});

it('tells what is left to a schedule', () => {
  const rerun = { ...notFound.rerun, outcome: 'next-scheduled', reason: 'Its schedule runs it.' } as const;
  const text = reported(demoFacts([checkedJob(running, { ...remediated, rerun }, counts)]));
  expect(text).toMatch(/^63 +running .* next scheduled /m);
  expect(text).toMatch(/^ +Nothing sent: Its schedule runs it\.$/m);
});

it('tells a rerun under the same id', () => {
  const again = { ...remediated, rerun: { ...remediated.rerun, newId: '63' } };
  expect(reported(demoFacts([checkedJob(running, again, counts)]))).toMatch(/^63 +running .* 63 again /m);
});

it('does not conclude that after a problem', () => {
  const text = reported(demoFacts([checkedJob(running, { ...notFound, id: '63' }, counts)]));
  expect(text).toContain('✗ 63: verdict is not-found, must be stopped');
  expect(text).toContain('✗ 0 of 1 jobs got the verdict they must get.');
  expect(text).not.toContain('No rerun ran twice');
});

it.each([80, 120])('fits %d columns', (columns) => {
  const lines = reported(demoFacts(), new CapturedOutput(columns)).split('\n');
  expect(lines.filter((line) => line.length > columns)).toEqual([]);
});

it('has colours only where they are wanted', () => {
  expect(reported(demoFacts(), new CapturedOutput(80, 24, true))).toContain('\u001b[32m✓ stopped\u001b[39m');
  expect(reported(demoFacts(), new CapturedOutput(80, 24, false))).not.toContain('\u001b');
});

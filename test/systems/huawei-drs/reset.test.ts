import type { BegunRerun } from '../../../src/contract';
import {
  answer,
  CALL,
  detail,
  failure,
  failureOf,
  intent,
  JOB,
  LOST,
  precheck,
  scripted,
  statuses,
} from './scripted-server';

const FAILED = detail(JOB, 'INCRE_TRANSFER_FAILED');
const checked = (process: string, rate: string, items: readonly object[] = []) => ({
  job: { id: JOB, precheck_result: precheck(process, rate, items) },
});
const begun = (changes: Partial<BegunRerun> = {}): BegunRerun => ({
  ...intent('from-start'),
  step: 'precheck for retry q-1',
  ...changes,
});

async function proceed(script: readonly unknown[], changes: Partial<BegunRerun> = {}) {
  const { system, lines, bodies } = scripted(script);
  const [receipt] = await system.continueReruns([begun(changes)], CALL);
  return { receipt, lines: lines(), bodies: bodies() };
}

const RESET: Partial<BegunRerun> = { step: 'reset' };

describe('running a failed task from scratch', () => {
  it('begins with a precheck for the retry', async () => {
    const { system, lines, bodies } = scripted([FAILED, answer({ query_id: 'q-1' }, 202)]);
    const receipt = await system.submitRerun(intent('from-start'), CALL);
    expect(receipt).toMatchObject({ outcome: 'underway', step: 'precheck for retry q-1' });
    expect(lines()).toEqual(['GET v5/jobs/JOB?type=detail', 'POST v5/jobs/JOB/action']);
    expect(bodies()[1]).toMatchObject({
      job: { action_name: 'precheck', action_params: { precheck_mode: 'forRetryJob' } },
    });
  });

  it('waits for the whole precheck', async () => {
    const { receipt } = await proceed([FAILED, checked('99%', '99%')]);
    expect(receipt).toMatchObject({ outcome: 'underway', step: 'precheck for retry q-1' });
    expect(receipt?.observation.says).toContain('99%');
  });

  it('is looked at again when it cannot be read', async () => {
    const { receipt } = await proceed([{ job: { id: JOB } }]);
    expect(receipt).toMatchObject({ outcome: 'underway', step: 'precheck for retry q-1' });
  });

  it('is begun by nothing that runs it', async () => {
    const { system } = scripted([FAILED, LOST]);
    expect(await failureOf(() => system.submitRerun(intent('from-start'), CALL))).toMatchObject({
      effect: 'none',
    });
  });

  it('notes that it will reset once it has passed', async () => {
    const { receipt, lines } = await proceed([FAILED, checked('100%', '100%')]);
    expect(receipt).toMatchObject({ outcome: 'underway', step: 'reset' });
    expect(lines[1]).toBe('GET v5/jobs/JOB?type=precheck&query_id=q-1');
  });

  it('resets then', async () => {
    const { receipt, bodies } = await proceed([FAILED, { status: 'success' }], RESET);
    expect(receipt).toMatchObject({ outcome: 'started', newId: JOB });
    expect(bodies[1]).toMatchObject({ job: { action_name: 'reset' } });
  });

  it('is not reset again when it looks the same', async () => {
    const { receipt, lines } = await proceed([FAILED], { ...RESET, unsure: true });
    expect([receipt?.outcome, lines.length]).toEqual(['refused', 1]);
    expect(receipt?.observation.says).toContain('perhaps reset before');
  });

  it('is checked on though an earlier look failed', async () => {
    const { receipt } = await proceed([FAILED, checked('99%', '99%')], { unsure: true });
    expect(receipt?.outcome).toBe('underway');
  });

  it('reports what failed, item by item', async () => {
    const items = [{ item: 'target_free_space', result: 'FAILED', failed_reason: 'Disk full' }];
    const { receipt, lines } = await proceed([FAILED, checked('100%', '90%', items)]);
    expect(receipt).toMatchObject({ outcome: 'refused' });
    expect(receipt?.observation.says).toContain('target_free_space (Disk full)');
    expect(lines).toHaveLength(2);
  });

  it('sees a reset whose answer was lost', async () => {
    const { receipt, lines } = await proceed([detail(JOB, 'STARTJOBING')]);
    expect(receipt).toMatchObject({ outcome: 'started', seenAtWork: true });
    expect(lines).toHaveLength(1);
  });

  it.each([
    [detail(JOB, 'RELEASE_RESOURCE_COMPLETE')],
    [detail(JOB, 'FULL_TRANSFER_FAILED')], // it was started again, and failed in another way
    [failure('DRS.10000010')],
  ])('%#: does not reset another state', async (seen) => {
    const { receipt, lines } = await proceed([seen]);
    expect([receipt?.outcome, lines.length]).toEqual(['refused', 1]);
  });

  it('is refused when the precheck has to be redone', async () => {
    const { receipt } = await proceed([FAILED, failure('DRS.10010047'), FAILED], RESET);
    expect(receipt).toMatchObject({ outcome: 'refused' });
  });

  it.each([LOST, failure('DRS.M01504')])('%#: leaves a failing step to be repeated', async (reply) => {
    await failureOf(() => proceed([FAILED, reply], RESET));
  });

  it.each(['CREATE_FAILED', 'START_JOB_FAILED', 'PAUSING'])(
    'is another way for a task that is %s',
    async (status) => {
      const run = status === 'PAUSING' ? JOB : `${JOB} ${status}`;
      const receipt = await scripted([detail(JOB, status)]).system.submitRerun(
        intent('from-start', { run }),
        CALL,
      );
      expect(receipt).toMatchObject({ outcome: 'refused', wayImpossible: true });
    },
  );

  it('does not exist in v3', async () => {
    const { system, lines } = scripted([statuses([JOB, 'INCRE_TRANSFER_FAILED'])], { api: 'v3' });
    const receipt = await system.submitRerun(intent('from-start'), CALL);
    expect(receipt).toMatchObject({ outcome: 'refused', wayImpossible: true });
    expect(lines()).toHaveLength(1);
    const way = system.capabilities.rerun.ways.find((known) => known.way === 'from-start');
    expect(way?.fromPhases).toEqual(['waiting']);
  });
});

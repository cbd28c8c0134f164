import { answer, detail, failure, JOB, OTHER, sample, snapshot, statuses } from './scripted-server';
import { both, stop, type StopOptions } from './stopping';

describe('a pause', () => {
  const pause = (script: readonly unknown[], options: StopOptions = {}) =>
    stop(script, { mode: 'pause', ...options });

  it("reads the page's capitalised statuses", async () => {
    const script = [sample('batch-action.reply-200.json'), failure('DRS.10000010')];
    const { receipts, lines, bodies } = await pause(script, { targets: both });
    expect(receipts).toMatchObject([
      { outcome: 'accepted', says: 'Success' },
      { outcome: 'not-found', says: expect.stringContaining('DRS.10000010') as string },
    ]);
    expect(lines[0]).toBe('POST v5/jobs/action');
    expect(bodies[0]).toMatchObject({
      jobs: [{ action_name: 'stop', action_params: { pause_mode: 'all' } }, {}],
    });
  });

  it.each([
    ['PAUSING', 'paused'],
    ['INCRE_TRANSFER_FAILED', 'failed'],
    ['RELEASE_RESOURCE_COMPLETE', 'stopped'],
  ] as const)('is not sent to a task that is %s', async (rawStatus, phase) => {
    const { receipt, lines } = await pause([], { targets: [snapshot(JOB, { rawStatus, phase })] });
    expect([receipt?.outcome, lines]).toEqual(['not-running', []]);
  });

  it.each([
    ['PAUSING', 'not-running'],
    ['RELEASE_RESOURCE_STARTED', 'not-running'],
    ['CONFIGURATION', 'refused'],
    ['INCRE_TRANSFER_STARTED', 'refused'],
  ])('that is refused, of a task that is %s', async (status, outcome) => {
    const { receipt } = await pause([failure('DRS.10000098'), detail(JOB, status)]);
    expect(receipt?.outcome).toBe(outcome);
  });
});

describe('a stop of v3', () => {
  const v3 = (script: readonly unknown[], options: StopOptions = {}) =>
    stop(script, { api: 'v3', ...options });
  const BOTH_RUN = statuses([JOB, 'INCRE_TRANSFER_STARTED'], [OTHER, 'INCRE_TRANSFER_STARTED']);
  const NO_DETAIL = answer({ results: [{ error_code: 'DRS.M00289' }] }, 400);

  it("reads the page's mixed answer", async () => {
    const mixed = answer(sample('batch-jobs.reply-202.json'), 202);
    const script = [BOTH_RUN, NO_DETAIL, NO_DETAIL, mixed, statuses([OTHER, 'INCRE_TRANSFER_STARTED'])];
    const { receipts, lines } = await v3(script, { targets: both });
    expect(receipts).toMatchObject([
      { outcome: 'accepted', call: 'batch-jobs' },
      { outcome: 'refused', says: expect.stringContaining('Another operation is being performed') as string },
    ]);
    expect(lines[3]).toBe('DELETE v3/jobs/batch-jobs');
  });

  it('reads results under 400 as well', async () => {
    const refused = answer({ results: [{ id: JOB, status: 'failed', error_code: 'DRS.M00304' }] }, 400);
    const one = statuses([JOB, 'RELEASE_RESOURCE_STARTED']);
    const { receipt } = await v3([statuses([JOB, 'PAUSING']), NO_DETAIL, refused, one]);
    expect(receipt?.outcome).toBe('accepted');
  });

  it('spares a prepaid task', async () => {
    const prepaid = { results: [{ id: JOB, status: 'PAUSING', charging_mode: 'period' }] };
    const { receipt, lines } = await v3([statuses([JOB, 'PAUSING']), prepaid]);
    expect([receipt?.outcome, lines.length]).toEqual(['refused', 2]);
  });

  it('pauses with both members', async () => {
    const { receipt, bodies } = await v3([{ results: [{ id: JOB, status: 'success' }] }], {
      mode: 'pause',
      pauseMode: 'target',
    });
    expect(receipt?.outcome).toBe('accepted');
    expect(bodies[0]).toEqual({ jobs: [{ job_id: JOB, pause_mode: 'target' }] });
  });
});

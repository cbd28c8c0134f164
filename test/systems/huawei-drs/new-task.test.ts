import type { BegunRerun } from '../../../src/contract';
import {
  answer,
  CALL,
  detail,
  failure,
  failureOf,
  intent,
  NEW,
  OTHER,
  precheck,
  scripted,
  statuses,
} from './scripted-server';

type Changes = Parameters<typeof scripted>[1];

describe('a new task', () => {
  const checked = (process: string, rate: string, items: readonly object[] = []) => ({
    job: { id: NEW, precheck_result: precheck(process, rate, items) },
  });
  const READY = detail(NEW, 'CONFIGURATION');
  const begun = (step: string): BegunRerun => ({ ...intent('new-run'), step });
  const proceed = async (step: string, script: readonly unknown[], changes: Changes = {}) => {
    const { system, lines, bodies } = scripted(script, changes);
    const [receipt] = await system.continueReruns([begun(step)], CALL);
    return { receipt, lines: lines(), bodies: bodies() };
  };

  it('is checked as soon as it is made', async () => {
    expect((await proceed(`created ${NEW}`, [detail(NEW, 'CREATING')])).receipt).toMatchObject({
      outcome: 'underway',
      step: `created ${NEW}`,
    });
    const { receipt, bodies } = await proceed(`created ${NEW}`, [READY, answer({ query_id: 'q-1' }, 202)]);
    expect(receipt).toMatchObject({ outcome: 'underway', step: `precheck ${NEW} q-1` });
    expect(bodies[1]).toMatchObject({
      job: { job_id: NEW, action_params: { precheck_mode: 'forStartJob' } },
    });
  });

  it('may not show at once', async () => {
    const { receipt } = await proceed(`created ${NEW}`, [failure('DRS.10000010')]);
    expect(receipt).toMatchObject({ outcome: 'underway', step: `created ${NEW}` });
  });

  it('is started once its check has passed', async () => {
    const waits = await proceed(`precheck ${NEW} q-1`, [READY, checked('40%', '40%')]);
    expect(waits.receipt).toMatchObject({ outcome: 'underway', step: `precheck ${NEW} q-1` });
    const { receipt, lines, bodies } = await proceed(`precheck ${NEW} q-1`, [
      READY,
      checked('100%', '100%'),
      { status: 'success' },
    ]);
    expect(receipt).toMatchObject({ outcome: 'started', newId: NEW });
    expect(lines[1]).toBe('GET v5/jobs/NEW?type=precheck&query_id=q-1');
    expect(bodies[2]).toMatchObject({ job: { action_name: 'start' } });
  });

  it('is not given up for a check that does not show yet', async () => {
    const { receipt } = await proceed(`precheck ${NEW} q-1`, [READY, failure('DRS.M00002', 422)]);
    expect(receipt).toMatchObject({ outcome: 'underway', step: `precheck ${NEW} q-1` });
  });

  it('is named when its check fails', async () => {
    const items = [{ item: 'source_connection', result: 'FAILED', failed_reason: 'Access denied' }];
    const { receipt } = await proceed(`precheck ${NEW} q-1`, [READY, checked('100%', '80%', items)]);
    expect(receipt?.outcome).toBe('refused');
    expect(receipt?.observation.says).toMatch(new RegExp(`${NEW}.*source_connection \\(Access denied\\)`));
  });

  it.each([`created ${NEW}`, `precheck ${NEW} q-1`])('started unseen is seen, at "%s"', async (step) => {
    for (const status of ['STARTJOBING', 'FULL_TRANSFER_STARTED', 'INCRE_TRANSFER_FAILED', 'PAUSING']) {
      const { receipt, lines } = await proceed(step, [detail(NEW, status)]);
      expect([receipt?.outcome, lines.length]).toEqual(['started', 1]);
    }
  });

  it.each(['CREATE_FAILED', 'START_JOB_FAILED', 'RELEASE_RESOURCE_COMPLETE'])(
    'that is %s is lost',
    async (status) => {
      const { receipt } = await proceed(`precheck ${NEW} q-1`, [detail(NEW, status)]);
      expect(receipt?.outcome).toBe('refused');
      expect(receipt?.observation.says).toContain(NEW);
    },
  );

  it('in an unheard-of state is looked at again', async () => {
    expect((await proceed(`precheck ${NEW}`, [detail(NEW, 'SOMETHING_NEW')])).receipt?.outcome).toBe(
      'underway',
    );
  });

  it('was perhaps started before a refusal', async () => {
    const script = [READY, checked('100%', '100%'), failure('DRS.M00304')];
    const seen = await proceed(`precheck ${NEW} q-1`, [...script, detail(NEW, 'STARTJOBING')]);
    expect(seen.receipt).toMatchObject({ outcome: 'started', newId: NEW });
    const not = await proceed(`precheck ${NEW} q-1`, [...script, READY]);
    expect(not.receipt?.outcome).toBe('refused');
    expect(not.receipt?.observation.says).toContain(NEW);
  });

  it.each(['DRS.M00300', 'DRS.10010065'])('that cannot be checked (%s) is named', async (code) => {
    const { receipt } = await proceed(`created ${NEW}`, [READY, failure(code)]);
    expect(receipt?.outcome).toBe('refused');
    expect(receipt?.observation.says).toContain(NEW);
  });

  it('goes on in v3', async () => {
    const v3 = { api: 'v3' } as const;
    const ready = statuses([NEW, 'CONFIGURATION']);
    const check = { results: [{ id: NEW, status: 'success', precheck_id: 'p-1' }] };
    const begins = await proceed(`created ${NEW}`, [ready, check], v3);
    expect(begins.receipt).toMatchObject({ step: `precheck ${NEW} p-1` });
    const passed = { results: [{ precheck_id: 'p-1', ...(precheck('100%', '100%') as object) }] };
    const start = answer({ results: [{ id: NEW, status: 'success' }] }, 202);
    const starts = await proceed(`precheck ${NEW} p-1`, [ready, passed, start], v3);
    expect(starts.receipt).toMatchObject({ outcome: 'started', newId: NEW });
    expect(starts.lines).toEqual([
      'POST v3/jobs/batch-status',
      'POST v3/jobs/batch-precheck-result',
      'POST v3/jobs/batch-starting',
    ]);
  });

  it.each(['', 'created', `created ${NEW} `.repeat(3), 'created ../x', 'clone'])(
    'has no step %j',
    async (step) => {
      expect(await failureOf(() => proceed(step, []))).toMatchObject({
        kind: 'invalid-request',
        effect: 'none',
      });
    },
  );

  it('is one of several, in their order', async () => {
    const { system } = scripted([detail(NEW, 'STARTJOBING'), detail(OTHER, 'CREATING')]);
    const receipts = await system.continueReruns([begun(`created ${NEW}`), begun(`created ${OTHER}`)], CALL);
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['started', 'underway']);
    expect(await system.continueReruns([], CALL)).toEqual([]);
  });
});

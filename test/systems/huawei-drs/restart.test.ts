import {
  CALL,
  detail,
  failure,
  failureOf,
  intent,
  JOB,
  LOST,
  OTHER,
  scripted,
  statuses,
} from './scripted-server';

const NEVER = new AbortController().signal;

describe.each(['resume', 'from-failed-step'] as const)('%s', (way) => {
  const at = way === 'resume' ? 'PAUSING' : 'INCRE_TRANSFER_FAILED';
  const submit = (script: readonly unknown[]) => scripted(script).system.submitRerun(intent(way), CALL);

  it('restarts the task under its id', async () => {
    const { system, lines, bodies } = scripted([{ status: 'success' }]);
    expect(await system.submitRerun(intent(way), CALL)).toMatchObject({ outcome: 'started', newId: JOB });
    expect(lines()).toEqual(['POST v5/jobs/JOB/action']);
    expect(bodies()[0]).toMatchObject({ job: { job_id: JOB, action_name: 'restart' } });
  });

  it('is refused by a 200 that means no', async () => {
    for (const status of ['failed', 'Failed', 'unheard-of']) {
      const receipt = await submit([{ status, error_msg: 'No.' }, detail(JOB, at)]);
      expect(receipt).toMatchObject({ outcome: 'refused' });
      expect(receipt.observation.says).toContain(`The task is ${at}.`);
    }
  });

  it.each(['INCRE_TRANSFER_STARTED', 'STARTJOBING'])(
    'was done already when the task is %s',
    async (status) => {
      const receipt = await submit([failure('DRS.10000097'), detail(JOB, status)]);
      expect(receipt).toMatchObject({ outcome: 'started', newId: JOB, seenAtWork: true });
      expect(receipt.observation.says).toContain('already');
    },
  );

  it.each(['RELEASE_RESOURCE_STARTED', 'RELEASE_RESOURCE_COMPLETE'])(
    'of a task that is %s is refused',
    async (status) => {
      expect(await submit([failure('DRS.10000097'), detail(JOB, status)])).toMatchObject({
        outcome: 'refused',
      });
    },
  );

  it.each([
    [LOST, 'timeout', 'unknown'],
    [failure('DRS.M01504'), 'conflict', 'none'],
    [{ status: 'failed', error_code: 'DRS.M01504' }, 'conflict', 'none'],
    [{ status: 'failed', error_code: 'DRS.M01503' }, 'rate-limited', 'none'],
    [failure('DRS.M01501', 422), 'unavailable', 'unknown'],
    [{ status: 'success', id: OTHER }, 'protocol', 'unknown'],
    ['<html></html>', 'protocol', 'unknown'],
  ])('%#: leaves it to be tried again', async (reply, kind, effect) => {
    expect(await failureOf(() => submit([reply]))).toMatchObject({ kind, effect });
  });

  it('has no effect when the look after a refusal fails', async () => {
    expect(await failureOf(() => submit([failure('DRS.10000097'), LOST]))).toMatchObject({ effect: 'none' });
  });
});

describe('a restart', () => {
  it('is one retry of v3', async () => {
    const { system, lines } = scripted([{ results: [{ id: JOB, status: 'success' }] }], { api: 'v3' });
    expect(await system.submitRerun(intent('resume'), CALL)).toMatchObject({
      outcome: 'started',
      newId: JOB,
    });
    expect(lines()).toEqual(['POST v3/jobs/batch-retry-task']);
  });

  it.each([
    [{ results: [] }],
    [
      {
        results: [
          { id: JOB, status: 'success' },
          { id: OTHER, status: 'success' },
        ],
      },
    ],
  ])('of v3 wants one result: %j', async (reply) => {
    const { system } = scripted([reply], { api: 'v3' });
    const error = await failureOf(() => system.submitRerun(intent('resume'), CALL));
    expect(error).toMatchObject({ kind: 'protocol', effect: 'unknown' });
  });

  it('of v3 reads a refusal under 202', async () => {
    const refused = { results: [{ id: JOB, status: 'failed', error_code: 'DRS.M00304' }] };
    const { system } = scripted([refused, statuses([JOB, 'PAUSING'])], { api: 'v3' });
    expect(await system.submitRerun(intent('resume'), CALL)).toMatchObject({ outcome: 'refused' });
  });

  it('is never aborted on its way', async () => {
    const { system, signals } = scripted([{ status: 'success' }]);
    const { signal } = new AbortController();
    await system.submitRerun(intent('resume'), { signal, lasting: NEVER });
    expect(signals[0]).toBe(NEVER);
  });

  it('is not sent when nobody wants it', async () => {
    const { system, lines } = scripted([]);
    const call = { signal: AbortSignal.abort(new Error('gone')), lasting: NEVER };
    await expect(system.submitRerun(intent('resume'), call)).rejects.toThrow('gone');
    expect(lines()).toEqual([]);
  });

  it.each(['after-failed-step', 'next-scheduled'] as const)('%s does not exist', async (way) => {
    const { system, lines } = scripted([]);
    const error = await failureOf(() => system.submitRerun(intent(way), CALL));
    expect([error.kind, error.effect, lines()]).toEqual(['unsupported', 'none', []]);
  });
});

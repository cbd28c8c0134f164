import { answer, detail, failure, failureOf, JOB, LOST, OTHER, sample } from './scripted-server';
import { both, stop } from './stopping';

const RUNS = detail(JOB, 'INCRE_TRANSFER_STARTED');
const OTHER_RUNS = detail(OTHER, 'INCRE_TRANSFER_STARTED');
const ACCEPTED = sample('stop.reply-200.json');

describe('a stop that ends a task for good', () => {
  it.each([
    ['graceful', false],
    ['force', true],
  ] as const)('%s reads the task, then stops it', async (mode, is_force_stop) => {
    const { receipt, lines, bodies, sent } = await stop([RUNS, ACCEPTED], { mode });
    expect(receipt).toMatchObject({
      id: JOB,
      run: JOB,
      outcome: 'accepted',
      says: 'success',
      call: 'StopJobAction',
    });
    expect(lines).toEqual(['GET v5/jobs/JOB?type=detail', 'POST v5/jobs/JOB/stop']);
    expect(bodies[1]).toEqual({ is_force_stop });
    expect(sent.map(({ urgent }) => urgent)).toEqual([true, true]);
  });

  it.each([
    {},
    { status: 'success' },
    { status: 'Success' },
    { status: 'SUCCESS', id: JOB, name: 'DRS-1234' },
  ])('is accepted with %j', async (reply) => {
    expect((await stop([RUNS, reply])).receipt?.outcome).toBe('accepted');
  });

  it.each([
    ['is at work all the same', 'INCRE_TRANSFER_STARTED', 'refused'],
    ['is released already', 'RELEASE_RESOURCE_STARTED', 'accepted'],
    ['has ended', 'RELEASE_RESOURCE_COMPLETE', 'not-running'],
    ['is in an unknown state', 'SOMETHING_NEW', 'refused'],
  ])('when 200 means no and the task %s', async (_, status, outcome) => {
    const failed = { status: 'failed', error_code: 'DRS.10000099', error_msg: 'Not in this status.' };
    for (const reply of [
      failed,
      { ...failed, status: 'Failed' },
      answer(failed, 400),
      { status: 'perhaps' },
    ]) {
      const { receipt } = await stop([RUNS, reply, detail(JOB, status)]);
      expect(receipt).toMatchObject({
        outcome,
        says: expect.stringContaining(`The task is ${status}.`) as string,
      });
    }
  });

  it.each(['DRS.M01504', 'DRS.M00304'])('is refused, with %s, for the workflow to repeat', async (code) => {
    const { receipt } = await stop([RUNS, failure(code), RUNS]);
    expect(receipt).toMatchObject({ outcome: 'refused', says: expect.stringContaining(code) as string });
  });

  it("knows the page's 400", async () => {
    const missing = answer(sample('stop.reply-400.json'), 400);
    expect((await stop([RUNS, missing, missing])).receipt).toMatchObject({ outcome: 'not-found' });
    const { receipt, lines } = await stop([missing]);
    expect([receipt?.outcome, lines.length]).toEqual(['not-found', 1]);
  });

  it('spares a prepaid task', async () => {
    const { receipt, lines } = await stop([
      detail(JOB, 'INCRE_TRANSFER_STARTED', { charging_mode: 'period' }),
    ]);
    expect(receipt).toMatchObject({ outcome: 'refused', says: expect.stringContaining('prepaid') as string });
    expect(lines).toHaveLength(1);
  });

  it.each([
    ['RELEASE_RESOURCE_COMPLETE', 'not-running'],
    ['RELEASE_RESOURCE_STARTED', 'accepted'],
    ['INCRE_TRANSFER_FAILED', 'not-running'],
    ['DELETED', 'not-running'],
  ])('is not sent to a task that is %s', async (status, outcome) => {
    const { receipt, lines } = await stop([detail(JOB, status)]);
    expect([receipt?.outcome, lines.length]).toEqual([outcome, 1]);
  });

  it('is sent again after a stop that failed', async () => {
    const { receipt } = await stop([detail(JOB, 'RELEASE_RESOURCE_FAILED'), ACCEPTED], { mode: 'force' });
    expect(receipt?.outcome).toBe('accepted');
  });

  it.each([
    [LOST, { kind: 'timeout', effect: 'unknown' }],
    [failure('DRS.M01503'), { kind: 'rate-limited', effect: 'none' }],
    [failure('APIGW.0308', 429), { kind: 'rate-limited', effect: 'none' }],
    [failure('DRS.10000001', 400, 'Failed.'), { kind: 'unavailable', effect: 'unknown' }],
    [failure('DRS.M00102', 403), { kind: 'forbidden', effect: 'none' }],
    [answer('<html></html>'), { kind: 'protocol', effect: 'unknown' }],
  ])('%#: fails as the exchange does', async (reply, expected) => {
    expect(await failureOf(() => stop([RUNS, reply]))).toMatchObject(expected);
  });

  it('has no effect when the reading before it fails', async () => {
    expect(await failureOf(() => stop([LOST]))).toMatchObject({ kind: 'timeout', effect: 'none' });
  });
});

describe('a stop of several tasks', () => {
  it('is one request', async () => {
    const reply = {
      jobs: [
        { id: OTHER, status: 'success' },
        { id: JOB, status: 'success' },
      ],
    };
    const { receipts, lines, bodies } = await stop([RUNS, OTHER_RUNS, reply], {
      targets: both,
      mode: 'force',
    });
    expect(receipts.map(({ id, outcome }) => [id, outcome])).toEqual([
      [JOB, 'accepted'],
      [OTHER, 'accepted'],
    ]);
    expect(lines[2]).toBe('POST v5/jobs/batch-stop');
    expect(bodies[2]).toEqual({
      jobs: [
        { job_id: JOB, is_force_stop: true },
        { job_id: OTHER, is_force_stop: true },
      ],
    });
  });

  it('has an answer for each, or none', async () => {
    const { receipts } = await stop([RUNS, OTHER_RUNS, { jobs: [{ id: OTHER, status: 'success' }] }], {
      targets: both,
    });
    expect(receipts).toMatchObject([
      { id: JOB, outcome: 'refused', says: expect.stringContaining('left this task out') as string },
      { id: OTHER, outcome: 'accepted' },
    ]);
  });

  it.each([{ status: 'success' }, { jobs: [{ status: 'success' }] }])(
    'is not answered by %j, which names none',
    async (reply) => {
      const { receipts } = await stop([RUNS, OTHER_RUNS, reply], { targets: both });
      expect(receipts.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
    },
  );

  it('takes nothing for accepted without a status', async () => {
    const reply = { jobs: [{ id: JOB }, { id: OTHER, status: 'success' }] };
    const { receipts } = await stop([RUNS, OTHER_RUNS, reply, RUNS], { targets: both });
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['refused', 'accepted']);
  });

  it('asks each alone when all were refused', async () => {
    const script = [
      RUNS,
      OTHER_RUNS,
      failure('DRS.M00304'),
      { status: 'success' },
      failure('DRS.M00304'),
      OTHER_RUNS,
    ];
    const { receipts, lines } = await stop(script, { targets: both });
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['accepted', 'refused']);
    expect(lines.slice(3, 5)).toEqual(['POST v5/jobs/JOB/stop', `POST v5/jobs/${OTHER}/stop`]);
  });

  it('is in doubt when one of those fails', async () => {
    const script = [
      RUNS,
      OTHER_RUNS,
      failure('DRS.M00304'),
      { status: 'success' },
      failure('APIGW.0308', 429),
    ];
    const error = await failureOf(() => stop(script, { targets: both }));
    expect(error).toMatchObject({ kind: 'rate-limited', effect: 'unknown' });
  });

  it('is in doubt when a refusal cannot be explained', async () => {
    const reply = {
      jobs: [
        { id: JOB, status: 'success' },
        { id: OTHER, status: 'failed' },
      ],
    };
    const error = await failureOf(() =>
      stop([RUNS, OTHER_RUNS, reply, failure('APIGW.0308', 429)], { targets: both }),
    );
    expect(error.effect).toBe('unknown');
  });
});

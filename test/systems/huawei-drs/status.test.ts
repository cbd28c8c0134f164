import {
  answer,
  CALL,
  detail,
  failure,
  failureOf,
  JOB,
  LOST,
  OTHER,
  sample,
  scripted,
  statuses,
} from './scripted-server';

describe('a status of v5', () => {
  it('reads each task by its detail', async () => {
    const { system, lines } = scripted([detail(JOB, 'PAUSING'), detail(OTHER, 'CREATING')]);
    const readings = await system.status([JOB, OTHER], CALL);
    expect(readings).toMatchObject([
      {
        outcome: 'found',
        id: JOB,
        snapshot: {
          phase: 'paused',
          rawStatus: 'PAUSING',
          run: JOB,
          name: 'DRS-1234',
          call: 'ShowJobDetail',
        },
      },
      { outcome: 'found', id: OTHER, snapshot: { phase: 'waiting' } },
    ]);
    expect(lines()).toEqual(['GET v5/jobs/JOB?type=detail', `GET v5/jobs/${OTHER}?type=detail`]);
  });

  it.each([
    ['PAUSING', 20_000],
    ['INCRE_TRANSFER_FAILED', 20_000],
    ['START_JOB_FAILED', undefined],
    ['INCRE_TRANSFER_STARTED', undefined],
  ])('lets %s show that it was restarted', async (status, restartWatchMs) => {
    const [reading] = await scripted([detail(JOB, status)]).system.status([JOB], CALL);
    const snapshot = reading?.outcome === 'found' ? reading.snapshot : undefined;
    expect(snapshot?.restartWatchMs).toBe(restartWatchMs);
  });

  it.each([
    ["the page's 400", answer(sample('stop.reply-400.json'), 400), 'not-found', 'Job does not exist'],
    [
      'another edition',
      failure('DRS.10000010', 400, 'Task not found. Check the task ID.'),
      'not-found',
      'Task not found',
    ],
    ['a missing detail', failure('DRS.M05003'), 'not-found', 'M05003'],
    ['an unexplained refusal', failure('DRS.10010065'), 'unreadable', '10010065'],
    ['another task', detail(OTHER, 'CREATING'), 'unreadable', OTHER],
    ['no task', {}, 'unreadable', 'no task'],
    ['a task without a status', { job: { id: JOB } }, 'unreadable', 'status'],
  ])('with %s', async (_, reply, ...[outcome, says]) => {
    const [reading] = await scripted([reply]).system.status([JOB], CALL);
    expect(reading).toMatchObject({ outcome, id: JOB, detail: expect.stringContaining(says) as string });
  });

  it('takes the word for a deleted task', async () => {
    const [reading] = await scripted([failure('DRS.M05004')]).system.status([JOB], CALL);
    expect(reading).toMatchObject({
      outcome: 'found',
      snapshot: { phase: 'stopped', rawStatus: 'DRS.M05004', run: JOB },
    });
  });

  it('says that the last stop failed', async () => {
    const [reading] = await scripted([detail(JOB, 'RELEASE_RESOURCE_FAILED')]).system.status([JOB], CALL);
    expect(reading).toMatchObject({ snapshot: { phase: 'unknown', stopFailed: true } });
  });

  it.each([
    ['<html>Sign in</html>', 200, 'protocol'],
    ['[]', 200, 'protocol'],
    ['', 500, 'unavailable'],
    ['', 401, 'unauthenticated'],
  ])('fails with %j under %i', async (body, status, kind) => {
    const error = await failureOf(() => scripted([answer(body, status)]).system.status([JOB], CALL));
    expect(error.kind).toBe(kind);
    expect(error.message).toContain('Request id: b1946ac92492d2347c6235b4d2611184.');
  });

  it('fails when the answer is lost', async () => {
    expect(await failureOf(() => scripted([LOST]).system.status([JOB], CALL))).toBe(LOST);
  });

  it('speaks the language that is set', async () => {
    const { system, sent } = scripted([detail(JOB, 'PAUSING')], { language: 'zh-cn' });
    await system.status([JOB], CALL);
    expect(sent[0]?.headers?.['x-language']).toBe('zh-cn');
    expect(sent[0]?.urgent).toBeUndefined();
  });
});

describe('a status of v3', () => {
  const v3 = { api: 'v3' } as const;

  it('reads all tasks at once', async () => {
    const { system, lines } = scripted([statuses([OTHER, 'CREATING'], [JOB, 'INCRE_TRANSFER_FAILED'])], v3);
    const readings = await system.status([JOB, OTHER, JOB], CALL);
    expect(
      readings.map((reading) => (reading.outcome === 'found' ? reading.snapshot.phase : reading)),
    ).toEqual(['failed', 'waiting', 'failed']);
    expect(lines()).toEqual(['POST v3/jobs/batch-status']);
  });

  it('agrees with v5 on the run', async () => {
    for (const status of ['PAUSING', 'INCRE_TRANSFER_FAILED']) {
      const [one] = await scripted([detail(JOB, status)]).system.status([JOB], CALL);
      const [other] = await scripted([statuses([JOB, status])], v3).system.status([JOB], CALL);
      expect(one?.outcome === 'found' && one.snapshot.run).toBe(
        other?.outcome === 'found' && other.snapshot.run,
      );
    }
  });

  it('knows an unknown task among others', async () => {
    const item = { id: OTHER, error_code: 'DRS.M00289', error_message: 'The task does not exist.' };
    const reply = { results: [{ id: JOB, status: 'PAUSING' }, item], count: 2 };
    const readings = await scripted([reply], v3).system.status([JOB, OTHER], CALL);
    expect(readings).toMatchObject([
      { outcome: 'found' },
      { outcome: 'not-found', detail: 'The task does not exist. DRS.M00289' },
    ]);
  });

  it('asks one by one after a 400', async () => {
    const refusal = answer({ results: [{ error_code: 'DRS.M00289' }] }, 400);
    const { system, lines } = scripted([refusal, statuses([JOB, 'PAUSING']), refusal], v3);
    const readings = await system.status([JOB, OTHER], CALL);
    expect(readings.map(({ outcome }) => outcome)).toEqual(['found', 'not-found']);
    expect(lines()).toHaveLength(3);
  });

  it('keeps a status beside the error of a failed task', async () => {
    const reply = { results: [{ id: JOB, status: 'FULL_TRANSFER_FAILED', error_code: 'DRS.M00400' }] };
    const [reading] = await scripted([reply], v3).system.status([JOB], CALL);
    expect(reading).toMatchObject({ outcome: 'found', snapshot: { phase: 'failed' } });
  });

  it('does not invent what was left out', async () => {
    const readings = await scripted([statuses([JOB, 'PAUSING'])], v3).system.status([JOB, OTHER], CALL);
    expect(readings[1]).toMatchObject({ outcome: 'unreadable', id: OTHER });
  });
});

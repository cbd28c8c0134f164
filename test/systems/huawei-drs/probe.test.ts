import {
  answer,
  CALL,
  detail,
  failure,
  failureOf,
  JOB,
  LOST,
  NO_JOBS,
  scripted,
  statuses,
  snapshot,
} from './scripted-server';

const probe = (script: readonly unknown[]) => scripted(script, { api: 'probe' });

describe('which API a region has', () => {
  it('is asked once', async () => {
    const { system, lines } = probe([NO_JOBS, detail(JOB, 'PAUSING'), detail(JOB, 'PAUSING')]);
    await system.status([JOB], CALL);
    await system.status([JOB], CALL);
    expect(lines()).toEqual([
      'GET v5/jobs?job_type=sync',
      'GET v5/jobs/JOB?type=detail',
      'GET v5/jobs/JOB?type=detail',
    ]);
  });

  it.each([failure('APIGW.0101', 404), failure('APIG.0101', 404), answer('', 404)])(
    '%#: is v3 without v5',
    async (none) => {
      const { system, lines } = probe([none, statuses([JOB, 'PAUSING'])]);
      const [reading] = await system.status([JOB], CALL);
      expect([reading?.outcome, lines()[1]]).toEqual(['found', 'POST v3/jobs/batch-status']);
    },
  );

  it.each([
    [failure('DRS.M00101', 404), 'forbidden'],
    [failure('DRS.M00002', 422), 'not-found'],
    [failure('APIGW.0308', 429), 'rate-limited'],
    [LOST, 'timeout'],
  ])('%#: stays open when asking fails', async (reply, kind) => {
    const { system, lines } = probe([reply, NO_JOBS, detail(JOB, 'PAUSING')]);
    expect((await failureOf(() => system.status([JOB], CALL))).kind).toBe(kind);
    await system.status([JOB], CALL);
    expect(lines()).toHaveLength(3);
  });

  it('is asked in a hurry for a stop', async () => {
    const { system, sent } = probe([NO_JOBS, detail(JOB, 'RELEASE_RESOURCE_COMPLETE')]);
    await system.stop({ targets: [snapshot(JOB)], mode: 'graceful' }, CALL);
    expect(sent.map(({ urgent }) => urgent)).toEqual([true, true]);
  });
});

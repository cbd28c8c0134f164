import {
  actions,
  answer,
  CALL,
  detail,
  failure,
  failureOf,
  intent,
  JOB,
  jobList,
  LOST,
  MARKER,
  NEW,
  NO_JOBS,
  OTHER,
  scripted,
  statuses,
} from './scripted-server';

const RELEASED = detail(JOB, 'RELEASE_RESOURCE_COMPLETE');
const CLONEABLE = actions(['CLONE', 'DELETE']);
const NOT_CLONEABLE = actions(['DELETE'], ['CLONE']);
const CREATED = answer({ id: NEW, name: MARKER, status: 'CREATING', create_time: '1667837718000' }, 202);
const RECIPE = {
  job: {
    base_info: { name: 'DRS-1234', job_type: 'sync' },
    source_endpoint: [{ endpoint: { db_user: 'u', db_password: '${secret:SOURCE}' } }],
  },
};
const namedSecrets = { SOURCE: 'canary-source-17' };
const listed = (status: string) => [jobList({ id: NEW, name: MARKER, status }), NO_JOBS, NO_JOBS];

type Changes = Parameters<typeof scripted>[1] & { readonly recipe?: Readonly<Record<string, unknown>> };

async function submit(script: readonly unknown[], { recipe, ...changes }: Changes = {}) {
  const { system, lines, bodies } = scripted(script, changes);
  const receipt = await system.submitRerun(intent('new-run', recipe && { recipe }), CALL);
  return { receipt, lines: lines(), bodies: bodies() };
}

describe('a new run of a released task', () => {
  it('is a clone with the marker for a name', async () => {
    const { receipt, lines, bodies } = await submit([RELEASED, CLONEABLE, CREATED]);
    expect(receipt).toMatchObject({ outcome: 'underway', step: `created ${NEW}` });
    expect(lines).toEqual(['GET v5/jobs/JOB?type=detail', 'GET v5/jobs/JOB/actions', 'POST v5/jobs/clone']);
    expect(bodies[2]).toEqual({ job_id: JOB, name: MARKER });
  });

  it('is made from a recipe where it cannot be cloned', async () => {
    const { receipt, bodies } = await submit([RELEASED, NOT_CLONEABLE, CREATED], {
      recipe: RECIPE,
      namedSecrets,
    });
    expect(receipt).toMatchObject({ outcome: 'underway', step: `created ${NEW}` });
    expect(bodies[2]).toEqual({
      job: {
        base_info: { name: MARKER, job_type: 'sync' },
        source_endpoint: [{ endpoint: { db_user: 'u', db_password: 'canary-source-17' } }],
      },
    });
    expect(JSON.stringify(receipt)).not.toContain('canary');
  });

  it('takes what is recorded when nothing is given', async () => {
    const recorded = (id: string) => Promise.resolve(id === JOB ? RECIPE : undefined);
    const { lines } = await submit([RELEASED, NOT_CLONEABLE, CREATED], { recorded, namedSecrets });
    expect(lines[2]).toBe('POST v5/jobs');
  });

  it('prefers a recipe where that is set', async () => {
    const changes = { recipe: RECIPE, namedSecrets, newRun: 'create' } as const;
    expect((await submit([RELEASED, CLONEABLE, CREATED], changes)).lines[2]).toBe('POST v5/jobs');
    expect((await submit([RELEASED, CLONEABLE, CREATED], { newRun: 'create' })).lines[2]).toBe(
      'POST v5/jobs/clone',
    );
  });

  it('is made anew for a deleted task', async () => {
    const { receipt, lines } = await submit([failure('DRS.M05004'), CREATED], {
      recipe: RECIPE,
      namedSecrets,
    });
    expect(receipt.outcome).toBe('underway');
    expect(lines[1]).toBe('POST v5/jobs');
  });

  it('is refused without a way to make it', async () => {
    const { receipt, lines } = await submit([RELEASED, NOT_CLONEABLE]);
    expect(receipt).toMatchObject({ outcome: 'refused' });
    expect(receipt.observation.says).toContain('recordedJobs');
    expect(lines).toHaveLength(2);
  });

  it.each(['INCRE_TRANSFER_STARTED', 'PAUSING', 'RELEASE_RESOURCE_STARTED', 'RELEASE_RESOURCE_FAILED'])(
    'is not made while the old one is %s',
    async (status) => {
      const { receipt, lines } = await submit([detail(JOB, status)]);
      expect([receipt.outcome, lines.length]).toEqual(['refused', 1]);
    },
  );

  it.each([
    [{ job: { base_info: {} } }, /base_info/],
    [{ job: 'canary-source-17' }, /recipe of task/],
    [{ jobs: [] }, /recipe of task/],
    [{ job: { base_info: { name: 'x' }, db_password: '${secret:UNKNOWN}' } }, /"UNKNOWN"/],
  ])('is not made from the recipe %j', async (recipe, words) => {
    const error = await failureOf(() => submit([RELEASED, NOT_CLONEABLE], { recipe, namedSecrets }));
    expect(error).toMatchObject({ kind: 'invalid-request', effect: 'none' });
    expect(error.message).toMatch(words);
    expect(error.message).not.toContain('canary');
  });

  it('is not made once nobody wants it', async () => {
    const controller = new AbortController();
    const recorded = () => {
      controller.abort(new Error('gone'));
      return Promise.resolve(RECIPE);
    };
    const { system, lines } = scripted([RELEASED, NOT_CLONEABLE], { recorded, namedSecrets });
    const call = { signal: controller.signal, lasting: new AbortController().signal };
    await expect(system.submitRerun(intent('new-run'), call)).rejects.toThrow('gone');
    expect(lines()).toHaveLength(2);
  });

  it('hides what the server quotes of it', async () => {
    const quoting = failure('DRS.M00200', 400, 'canary-source-17 is too weak');
    const { receipt } = await submit([RELEASED, NOT_CLONEABLE, quoting], { recipe: RECIPE, namedSecrets });
    expect(receipt.outcome).toBe('refused');
    expect(JSON.stringify(receipt)).not.toContain('canary');
  });

  it('is made in v3 from a recipe alone', async () => {
    const script = [
      statuses([JOB, 'RELEASE_RESOURCE_COMPLETE']),
      answer({ results: [{ id: NEW, status: 'success', name: MARKER }] }, 202),
    ];
    const { receipt, bodies } = await submit(script, {
      api: 'v3',
      recipe: { job: { name: 'x', engine_type: 'mysql' } },
    });
    expect(receipt).toMatchObject({ outcome: 'underway', step: `created ${NEW}` });
    expect(bodies[1]).toEqual({ jobs: [{ name: MARKER, engine_type: 'mysql' }] });
  });
});

describe('an answer about a new task', () => {
  it.each([answer({ job: { id: NEW, status: 'CREATING' } }, 202), answer({ id: NEW }, 202)])(
    '%#: names it',
    async (reply) => {
      expect((await submit([RELEASED, CLONEABLE, reply])).receipt).toMatchObject({ step: `created ${NEW}` });
    },
  );

  it.each([
    failure('DRS.M00277', 422),
    failure('DRS.M00277'),
    { status: 'failed', error_code: 'DRS.M00277' },
  ])('%#: that its name exists leads to the one made before', async (taken) => {
    const script = [RELEASED, CLONEABLE, taken, ...listed('CONFIGURATION')];
    const { receipt, lines } = await submit(script);
    expect(receipt).toMatchObject({ outcome: 'underway', step: `created ${NEW}` });
    expect(lines.slice(3)).toEqual([
      `GET v5/jobs?job_type=sync&name=${MARKER}`,
      `GET v5/jobs?job_type=migration&name=${MARKER}`,
      `GET v5/jobs?job_type=cloudDataGuard&name=${MARKER}`,
    ]);
  });

  it.each([{}, { id: JOB, status: 'CREATING' }, { id: '*' }])(
    '%j: without its id leads to its name',
    async (reply) => {
      const { receipt } = await submit([RELEASED, CLONEABLE, reply, ...listed('CREATING')]);
      expect(receipt).toMatchObject({ step: `created ${NEW}` });
    },
  );

  it('that cannot be found is in doubt', async () => {
    const error = await failureOf(() => submit([RELEASED, CLONEABLE, {}, NO_JOBS, NO_JOBS, NO_JOBS]));
    expect(error).toMatchObject({ kind: 'protocol', effect: 'unknown' });
    expect(await failureOf(() => submit([RELEASED, CLONEABLE, {}, LOST]))).toMatchObject({
      effect: 'unknown',
    });
  });

  it('is in doubt when several have its name', async () => {
    const two = jobList({ id: NEW, name: MARKER, status: 'x' }, { id: OTHER, name: MARKER, status: 'x' });
    const script = [RELEASED, CLONEABLE, failure('DRS.M00277'), two, NO_JOBS, NO_JOBS];
    expect(await failureOf(() => submit(script))).toMatchObject({ kind: 'protocol', effect: 'unknown' });
  });

  it.each([
    ['is 500 with a code that nobody knows', failure('DRS.M09999', 500)],
    ['names a task and an error at once', { id: NEW, error_code: 'DRS.10010069' }],
  ])('that %s is in doubt', async (_, reply) => {
    expect(await failureOf(() => submit([RELEASED, CLONEABLE, reply]))).toMatchObject({ effect: 'unknown' });
  });

  it('that is lost is in doubt', async () => {
    expect(await failureOf(() => submit([RELEASED, CLONEABLE, LOST]))).toMatchObject({ effect: 'unknown' });
    expect(await failureOf(() => submit([RELEASED, LOST]))).toMatchObject({ effect: 'none' });
  });

  it.each([
    failure('DRS.10010069'),
    { id: NEW, status: 'failed', error_msg: 'No.' },
    { error_code: 'DRS.10010069' },
  ])('%#: may be a refusal', async (reply) => {
    expect((await submit([RELEASED, CLONEABLE, reply])).receipt).toMatchObject({ outcome: 'refused' });
  });
});

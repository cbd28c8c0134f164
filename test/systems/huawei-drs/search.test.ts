import {
  CALL,
  failureOf,
  intent,
  JOB,
  jobList,
  MARKER,
  NEW,
  NO_JOBS,
  OTHER,
  scripted,
} from './scripted-server';

const named = (status: string, name = MARKER, id = NEW) => ({ id, name, status });
const find = async (...script: readonly unknown[]) => {
  const { system, lines } = scripted(script);
  return { matches: await system.findReruns([intent('new-run')], CALL), lines: lines() };
};

describe('a search for a new run', () => {
  it('asks for every kind of task', async () => {
    const { matches, lines } = await find(NO_JOBS, jobList(named('INCRE_TRANSFER_STARTED')), NO_JOBS);
    expect(matches).toMatchObject([{ marker: MARKER, id: NEW, observation: { phase: 'running', run: NEW } }]);
    expect(matches[0]).not.toHaveProperty('step');
    expect(lines.map((line) => /job_type=(\w+)/.exec(line)?.[1])).toEqual([
      'sync',
      'migration',
      'cloudDataGuard',
    ]);
  });

  it.each(['CREATING', 'CONFIGURATION', 'WAITING_FOR_START', 'CREATE_FAILED', 'SOMETHING_NEW'])(
    'finds one half done: %s',
    async (status) => {
      const { matches } = await find(jobList(named(status)), NO_JOBS, NO_JOBS);
      expect(matches).toMatchObject([{ id: NEW, step: `created ${NEW}` }]);
    },
  );

  it('compares names without case, and wholly', async () => {
    const upper = named('STARTJOBING', MARKER.toUpperCase());
    const longer = named('STARTJOBING', `${MARKER}-2`, OTHER);
    const { matches } = await find(jobList(upper, longer), NO_JOBS, NO_JOBS);
    expect(matches.map(({ id }) => id)).toEqual([NEW]);
  });

  it('reads every page', async () => {
    const first = { total_count: 2, jobs: [named('CREATING', 'other', JOB)] };
    const second = { total_count: 2, jobs: [named('CREATING')] };
    const { matches, lines } = await find(first, NO_JOBS, NO_JOBS, second);
    expect(matches).toHaveLength(1);
    expect(lines[3]).toBe(`GET v5/jobs?job_type=sync&name=${MARKER}&offset=1`);
  });

  it.each([
    [{}],
    [{ total_count: 1, jobs: [{ id: NEW }] }],
    [{ total_count: 1, jobs: [{ name: MARKER }] }],
    [{ total_count: 3, jobs: [] }],
  ])('proves nothing with %j', async (page) => {
    expect(await failureOf(() => find(page, NO_JOBS, NO_JOBS))).toMatchObject({ kind: 'protocol' });
  });

  it('proves nothing when a page comes twice', async () => {
    const page = { total_count: 9, jobs: [named('CREATING', 'other')] };
    expect(await failureOf(() => find(page, NO_JOBS, NO_JOBS, page))).toMatchObject({ kind: 'protocol' });
  });

  it('asks nothing for ways that keep the id', async () => {
    const { system, lines } = scripted([]);
    expect(await system.findReruns([intent('resume'), intent('from-start')], CALL)).toEqual([]);
    expect(lines()).toEqual([]);
  });

  it('asks v3 page by page', async () => {
    const empty = { total_record: 0, jobs: [] };
    const { system, bodies } = scripted([{ total_record: 1, jobs: [named('CREATING')] }, empty, empty], {
      api: 'v3',
    });
    expect(await system.findReruns([intent('new-run')], CALL)).toHaveLength(1);
    expect(bodies()[0]).toMatchObject({ cur_page: 1, db_use_type: 'sync', name: MARKER });
  });
});

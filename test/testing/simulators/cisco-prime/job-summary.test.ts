import type { JsonObject } from '../../../../src/testing/simulators/kit';
import type {
  CiscoPrimeSimulator,
  CiscoPrimeSimulatorOptions,
} from '../../../../src/testing/simulators/cisco-prime';
import { ask, begin, beginAt, endAll, send, textOf } from './prime';

afterEach(endAll);

interface Answer {
  readonly queryResponse: JsonObject & {
    readonly entityId?: readonly JsonObject[];
    readonly entity?: readonly { readonly jobSummaryDTO: JsonObject }[];
  };
}

async function query(simulator: CiscoPrimeSimulator, line: string): Promise<Answer['queryResponse']> {
  return ((await ask(simulator, `GET ${line}`)) as unknown as Answer).queryResponse;
}

async function withJobs(options: CiscoPrimeSimulatorOptions = {}): Promise<CiscoPrimeSimulator> {
  const { simulator } = await beginAt(options);
  for (const [index, name] of ['A', 'B', 'C', 'D'].entries()) {
    simulator.addTask({
      id: 101 + index,
      name,
      type: index < 2 ? 'Import' : 'Deploy',
      run: { id: 201 + index },
    });
  }
  simulator.addTask({ id: 105, name: 'S', username: 'SYSTEM', run: null });
  return simulator;
}

async function ids(simulator: CiscoPrimeSimulator, parameters: string): Promise<unknown[]> {
  const { entityId = [] } = await query(simulator, `v3/data/JobSummary.json?${parameters}`);
  return entityId.map((entity) => entity.$);
}

describe('JobSummary', () => {
  it.each(['v1', 'v3'])('lists ids in %s', async (version) => {
    const simulator = await withJobs();
    expect(await query(simulator, `${version}/data/JobSummary.json?jobName=B`)).toMatchObject({
      '@type': 'JobSummary',
      '@responseType': 'listEntityIds',
      '@first': 0,
      '@last': 0,
      '@count': 1,
      entityId: [{ $: '102', '@type': 'JobSummary', '@displayName': 'B,Import,COMPLETED' }],
    });
  });

  it('gives an entity by its id', async () => {
    const simulator = await withJobs();
    expect(await query(simulator, 'v1/data/JobSummary/102.json')).toMatchObject({
      '@responseType': 'getEntity',
      entity: [
        {
          '@dtoType': 'jobSummaryDTO',
          jobSummaryDTO: { '@id': '102', jobName: 'B', jobStatus: 'COMPLETED', runStatus: 'RUNNING' },
        },
      ],
    });
  });

  it('refuses an entity that does not exist', async () => {
    const [status, text] = await textOf(await withJobs(), 'GET v3/data/JobSummary/1460170872.json');
    expect([status, text]).toEqual([
      404,
      expect.stringContaining('"message":"No such entity as JobSummary / 1,460,170,872.-PRS-101"'),
    ]);
  });

  it.each([
    ['v1', '.full=true&runId=202', 202],
    ['v2', '.full=true&runId=202', '202'],
    ['v3', '.full=true&runId=202', '202'],
    ['v4', '.full=true&runId=202', 202],
  ])('lists entities in %s with a fitting runId', async (version, parameters, runId) => {
    const simulator = await withJobs();
    simulator.setStatus('202', 'COMPLETED');
    const answer = await query(simulator, `${version}/data/JobSummary.json?${parameters}`);
    expect(answer).toMatchObject({ '@responseType': 'listEntityInstances', entity: [{}] });
    expect(answer.entity?.[0]?.jobSummaryDTO.runId).toBe(runId);
    expect(typeof answer.entity?.[0]?.jobSummaryDTO.duration).toBe(typeof runId);
  });

  it('lacks a run before the first', async () => {
    const simulator = await withJobs();
    const { entity = [] } = await query(simulator, 'v3/data/JobSummary.json?.full=true&username=SYSTEM');
    expect(entity[0]?.jobSummaryDTO).toMatchObject({ jobName: 'S', jobStatus: 'SCHEDULED' });
    expect(entity[0]?.jobSummaryDTO).not.toHaveProperty('runStatus');
    expect(entity[0]?.jobSummaryDTO).not.toHaveProperty('runId');
  });

  it('shows only the newest run', async () => {
    const simulator = await withJobs();
    const runId = simulator.startRun('102');
    expect(await ids(simulator, `runId=${runId}`)).toEqual(['102']);
    expect(await ids(simulator, 'runId=202')).toEqual([]);
  });

  it.each([
    ['', ['101', '102', '103', '104']],
    ['jobType=Import', ['101', '102']],
    ['jobType=Import&jobName=A', ['101']],
    ['jobType=Import&jobName=D&.or_filter=true', ['101', '102', '104']],
    ['jobName=in(A,D)', ['101', '104']],
    ['runId=between(202,203)', ['102', '103']],
    ['.sort=-jobName', ['104', '103', '102', '101']],
    ['.sort=runId&.firstResult=1&.maxResults=2', ['102', '103']],
    ['.firstResult=9', []],
  ])('finds by %s', async (parameters, expected) => {
    expect(await ids(await withJobs(), parameters)).toEqual(expected);
  });

  it.each([
    ['colour=red', 'There is no attribute colour'],
    ['.sort=colour', 'There is no attribute colour'],
    ['.maxResults=1001', 'A page can have 1000 entities at the most'],
    ['.maxResults=0', 'A page must not be empty'],
    ['.firstResult=-1', '.firstResult must be a whole number'],
  ])('refuses %s', async (parameters, sentence) => {
    const [status, text] = await textOf(await withJobs(), `GET v3/data/JobSummary.json?${parameters}`);
    expect([status, text]).toEqual([400, expect.stringContaining(sentence)]);
  });

  it('can refuse to filter by run', async () => {
    const [status] = await textOf(
      await withJobs({ runIdFilter: false }),
      'GET v3/data/JobSummary.json?runId=1',
    );
    expect(status).toBe(400);
  });

  it.each([
    [{ limitUnpagedQuery: 3 }, '', 3],
    [{ limitUnpagedQuery: 2, limitPageSize: 2, tooLargePage: 'clamped' }, '.maxResults=4', 2],
    [{ limitUnpagedQuery: -1, limitPageSize: -1 }, '', 4],
    [{ limitUnpagedQuery: -1, limitPageSize: 2 }, '', 2],
  ] as const)('pages as %j say', async (limits, parameters, length) => {
    expect(await ids(await withJobs(limits), parameters)).toHaveLength(length);
  });

  it('takes a range from the header', async () => {
    const simulator = await withJobs();
    const range = { headers: { range: 'instances=1-2' } };
    const response = await send(simulator, 'GET v3/data/JobSummary.json', range);
    expect(response.headers.get('content-range')).toBe('instances 1-2/4');
    expect(await response.json()).toMatchObject({ queryResponse: { '@first': 1, '@last': 2, '@count': 4 } });
    const paged = await send(simulator, 'GET v3/data/JobSummary.json?.firstResult=3', range);
    expect(paged.headers.get('content-range')).toBeNull();
    expect(await paged.json()).toMatchObject({ queryResponse: { '@first': 3 } });
  });

  it.each([
    [{ emptyList: 'absent' }, undefined],
    [{ emptyList: 'text' }, ''],
    [{ emptyList: 'list' }, []],
  ] as const)('without a match is, by %j, %j', async (settings, expected) => {
    const simulator = await begin(settings);
    const answer = await query(simulator, 'v3/data/JobSummary.json?jobName=X');
    expect([answer['@count'], answer.entityId]).toEqual([0, expected]);
  });

  it('can count in texts and have ids of its own', async () => {
    const simulator = await withJobs({ countAs: 'text', entityIds: 'own' });
    const answer = await query(simulator, 'v3/data/JobSummary.json?jobName=B');
    const id = simulator.task('102')?.entityId ?? '';
    expect(answer).toMatchObject({ '@count': '1', entityId: [{ $: id }] });
    expect(id).not.toBe('102');
    expect((await textOf(simulator, `GET v3/data/JobSummary/${id}.json`))[0]).toBe(200);
    expect((await textOf(simulator, 'GET v3/data/JobSummary/102.json'))[0]).toBe(404);
  });
});

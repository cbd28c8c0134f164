import { virtualClock } from '../../../../src/testing/simulators/kit';
import { ask, begin, beginAt, endAll, send, textOf } from './prime';

afterEach(endAll);

const CANCEL = '{"jobRunOperationPayload":{"runIds":{"runId":[15]}}}';
const XML_CANCEL = '<jobRunOperationPayload><runIds><runId>15</runId></runIds></jobRunOperationPayload>';

describe('the format of an answer', () => {
  it.each([
    ['data.json', 'application/xml', 'application/json'],
    ['data.xml', 'application/json', 'application/xml'],
    ['data', 'application/json', 'application/json'],
    ['data', 'application/xml', 'application/xml'],
    ['data', 'text/xml', 'application/xml'],
    ['data', '*/*', 'application/xml'],
    ['data', 'application/json;charset=UTF-8', 'application/json'],
    ['data', 'text/html, application/json', 'application/json'],
  ])('of %s for %s is %s', async (path, accept, type) => {
    const simulator = await begin();
    const response = await send(simulator, `GET v3/${path}`, { headers: { accept } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  });

  it('must be one it can write', async () => {
    const simulator = await begin();
    const response = await send(simulator, 'GET v3/data', { headers: { accept: 'text/csv' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([406, 'application/xml']);
  });
});

describe('a body', () => {
  it.each([
    [CANCEL, 'application/json', 200],
    [CANCEL, 'application/json; charset=utf-8', 200],
    [CANCEL, 'application/xml', 415],
    [CANCEL, 'text/plain', 415],
    [CANCEL, '*/*', 415],
    [XML_CANCEL, 'application/xml', 200],
    [XML_CANCEL, 'text/xml', 200],
    [XML_CANCEL, '*/*', 415],
    [XML_CANCEL, 'application/json', 400],
    [`${XML_CANCEL}<`, 'application/xml', 400],
  ])('%s sent as %s gets %d', async (body, type, expected) => {
    const simulator = await begin();
    simulator.addTask({ run: { id: 15 } });
    const headers = { 'content-type': type };
    expect((await textOf(simulator, 'PUT v3/op/jobService/cancelrunning', { body, headers }))[0]).toBe(
      expected,
    );
  });

  it('of JSON must say so', async () => {
    const simulator = await begin();
    const headers = { 'content-type': '' };
    const sent = { body: CANCEL, headers };
    expect((await textOf(simulator, 'PUT v3/op/jobService/cancelrunning.json', sent))[0]).toBe(415);
  });
});

describe('a path', () => {
  it.each([
    ['GET v3/op/jobService/cancelrunning.json', 404],
    ['GET v3/op/jobService/cancel', 404],
    ['GET v3/op/jobService/suspend', 404],
    ['POST v3/op/jobService/cancelrunning', 404],
    ['PUT v3/op/jobService/runhistory', 404],
    ['PUT v3/op/jobService/runjob', 404],
    ['DELETE v3/data/JobSummary/1', 404],
    ['GET v3/data/JobSummary/1/2', 404],
  ])('%s is answered with an errorDocument', async (line, expected) => {
    const simulator = await begin();
    const [status, text] = await textOf(simulator, line);
    expect([status, text]).toEqual([expected, expect.stringContaining('errorDocument')]);
    expect(simulator.ledger()).toMatchObject([{ method: '(refused)', httpStatus: 404 }]);
  });

  it.each(['v5/data', 'v0/data', 'data'])('%s is no path of the API', async (path) => {
    const simulator = await begin();
    expect((await send(simulator, `GET ${path}`)).headers.get('content-type')).toBe('text/html');
  });

  it('exists only in the versions that do', async () => {
    const simulator = await begin({ apiVersions: [2, 3] });
    expect((await textOf(simulator, 'GET v2/data'))[0]).toBe(200);
    expect((await textOf(simulator, 'GET v4/data'))[0]).toBe(404);
  });
});

describe('discovery', () => {
  it.each(['v1', 'v4'])('lists the operations of %s', async (version) => {
    const simulator = await begin();
    const { queryResponse } = await ask(simulator, `GET ${version}/op.json`);
    const { operation } = queryResponse as { operation: Record<string, string>[] };
    expect(operation).toContainEqual({
      $: 'cancelrunning',
      '@httpMethod': 'PUT',
      '@path': 'jobService/cancelrunning',
    });
    expect(operation.some(({ $ }) => $ === 'rateLimits')).toBe(version === 'v4');
  });

  it('lists the entity types', async () => {
    const simulator = await begin({ urlOrigin: 'https://prime.example' });
    expect(await ask(simulator, 'GET v1/data.json')).toMatchObject({
      queryResponse: {
        entityType: [{ $: 'JobSummary', '@url': 'https://prime.example/webacs/api/v1/data/JobSummary' }],
      },
    });
  });
});

describe('an empty wrapper', () => {
  it.each([
    ['v1', 'object', '"runInstances":""'],
    ['v1', 'absent', '"runInstances":""'],
    ['v2', 'text', '"runInstances":""'],
    ['v3', 'object', '"runInstances":{}'],
    ['v4', 'absent', '"jobType":"CliTemplateDeployIOSDevices"}]'],
  ] as const)('in %s is, as %s, %s', async (version, emptyWrapper, expected) => {
    const simulator = await begin({ emptyWrapper });
    const job = simulator.addTask({ run: null });
    const line = `GET ${version}/op/jobService/runhistory.json?jobId=${job}`;
    expect((await textOf(simulator, line))[1]).toContain(expected);
  });

  it('stays in XML', async () => {
    const simulator = await begin({ emptyWrapper: 'absent' });
    const job = simulator.addTask({});
    const [, text] = await textOf(simulator, `GET v3/op/jobService/runhistory?jobId=${job}`);
    expect(text).toContain('<results/>');
  });
});

describe('a text that looks like a number', () => {
  it.each([
    ['v1', 'v1', '"property":112401323'],
    ['v1', 'none', '"property":"112401323"'],
    ['v2', 'v1', '"property":"112401323"'],
    ['v2', 'all', '"property":112401323'],
  ] as const)('in %s with %s is %s', async (version, numbersFromText, expected) => {
    const simulator = await begin({ numbersFromText });
    const job = simulator.addTask({ devices: ['112401323'], run: { status: 'COMPLETED' } });
    const line = `GET ${version}/op/jobService/runhistory.json?jobId=${job}`;
    expect((await textOf(simulator, line))[1]).toContain(expected);
  });
});

describe('v1 JSON', () => {
  it('escapes the URL of the request twice', async () => {
    const simulator = await begin({ urlOrigin: 'https://h' });
    const line = 'GET v1/op/jobService/runhistory.json?jobName="A"&jobType=B';
    expect((await textOf(simulator, line))[1]).toContain(
      '"@requestUrl":"https:\\/\\/h\\/webacs\\/api\\/v1\\/op\\/jobService\\/runhistory?jobName=%22A%22&amp;jobType=B"',
    );
  });
});

describe('an errorDocument', () => {
  it.each([
    [{}, '"uriPath":"/data/unkown","queryParams":"{}","domain":"ROOT-DOMAIN"'],
    [{ uriPathSlash: false, errorDomain: null }, '"uriPath":"data/unkown","queryParams":"{}"}'],
  ])('with %j ends %s', async (settings, expected) => {
    const simulator = await begin(settings);
    expect((await textOf(simulator, 'GET v3/data/unkown.json'))[1]).toContain(expected);
  });

  it('names the domain that was asked for', async () => {
    const simulator = await begin();
    const [, text] = await textOf(simulator, 'GET v3/data/unkown?_ctx.domain=LAB');
    expect(text).toContain('<queryParams>{_ctx.domain=[LAB]}</queryParams><domain>LAB</domain>');
  });
});

describe('the time of the server', () => {
  it('is in every answer', async () => {
    const { simulator, clock } = await beginAt({ clockOffsetMs: 90_000 });
    const dates: (string | null)[] = [];
    const lines = ['GET v3/data', 'GET v3/data/unkown', 'GET nowhere'];
    for (const line of lines) dates.push((await send(simulator, line)).headers.get('date'));
    simulator.fault({ kind: 'html-200' });
    dates.push((await send(simulator, 'GET v3/data')).headers.get('date'));
    expect(dates).toEqual([...lines, ''].map(() => 'Tue, 16 May 2017 18:21:31 GMT'));
    expect(clock.now()).toBe(Date.parse('2017-05-16T18:20:01.680Z'));
  });

  it('is that of jobs and their names', async () => {
    const { simulator, clock } = await beginAt({ clockOffsetMs: -3_600_000, runsForMs: 10 });
    const job = simulator.addTask({});
    clock.advance(10);
    expect(simulator.task(job)).toMatchObject({
      name: 'JobCliTemplateDeployIOSDevices06_20_01_680_PM_05_16_2017',
      runs: [{ startTime: '2017-05-16T17:20:01.680Z', completionTime: '2017-05-16T17:20:01.690Z' }],
    });
  });

  it.each([
    ['2017-05-16T00:00:00.007Z', 0, '12_00_00_007_AM_05_16_2017'],
    ['2017-05-16T12:00:00.007Z', 0, '12_00_00_007_PM_05_16_2017'],
    ['2017-05-16T13:05:00.007Z', -480, '05_05_00_007_AM_05_16_2017'],
    ['2017-12-31T23:30:00.007Z', 60, '12_30_00_007_AM_01_01_2018'],
  ])('%s, %d minutes east, names jobs %s', async (instant, utcOffsetMinutes, end) => {
    const simulator = await begin({ utcOffsetMinutes, clock: virtualClock(instant) });
    const job = simulator.addTask({ type: 'X' });
    expect(simulator.task(job)?.name).toBe(`JobX${end}`);
  });
});

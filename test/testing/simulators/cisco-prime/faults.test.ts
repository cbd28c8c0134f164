import type {
  CiscoPrimeFault,
  CiscoPrimeMethod,
  CiscoPrimeSimulator,
} from '../../../../src/testing/simulators/cisco-prime';
import type { FaultRule } from '../../../../src/testing/simulators/kit';
import { begin, deploy, endAll, historyOf, onlyRun, put, send, textOf } from './prime';

afterEach(endAll);

const CANCEL = 'PUT v3/op/jobService/cancelrunning.json';
const BODY = '{"jobRunOperationPayload":{"runIds":{"runId":[15]}}}';
const SHOWN = 'GET v3/op/jobService/runhistory.json?jobId=7';

async function withFault(rule: FaultRule<CiscoPrimeMethod>): Promise<CiscoPrimeSimulator> {
  const simulator = await begin({ stopTakesMs: null });
  simulator.addTask({ id: 7, run: { id: 15 } });
  simulator.addTask({ id: 8, run: { id: 25 } });
  simulator.fault(rule);
  return simulator;
}

function vendor(name: CiscoPrimeFault, ids?: string[]): FaultRule<CiscoPrimeMethod> {
  return { kind: 'vendor', name, ...(ids && { ids }) };
}

describe('a fault of the kit', () => {
  it.each([
    ['response-lost-after-effect', true],
    ['response-lost-before-effect', false],
  ] as const)('%s, effect %s', async (kind, stopped) => {
    const simulator = await withFault({ kind, method: 'cancelrunning' });
    await expect(send(simulator, CANCEL, { body: BODY })).rejects.toThrow('fetch failed');
    expect(onlyRun(simulator, '7').stopRequested).toBe(stopped);
    expect(simulator.ledger()).toMatchObject([{ method: 'cancelrunning', fault: kind, answer: 'withheld' }]);
  });

  it('loses the answer to a submission', async () => {
    const kind = 'response-lost-after-effect';
    const simulator = await withFault({ kind, method: 'deployTemplateThroughJob' });
    await expect(deploy(simulator)).rejects.toThrow('fetch failed');
    expect(simulator.runsStarted()['Configure Interface on 610622']?.count).toBe(1);
  });

  it.each([
    [503, false],
    [502, false],
    [500, true],
  ])('%d, after effect: %s', async (httpStatus, afterEffect) => {
    const simulator = await withFault({ kind: 'status', httpStatus, afterEffect });
    expect((await send(simulator, CANCEL, { body: BODY })).status).toBe(httpStatus);
    expect(onlyRun(simulator, '7').stopRequested).toBe(afterEffect);
  });

  it('bursts, and is over', async () => {
    const simulator = await withFault({ kind: 'method-errors', texts: ['busy'], shape: '503', times: 3 });
    const statuses = [];
    for (let call = 0; call < 4; call += 1) statuses.push((await textOf(simulator, SHOWN))[0]);
    expect(statuses).toEqual([503, 503, 503, 200]);
    expect(simulator.traffic().rateLimited).toMatchObject({ perUser: 0, total: 0 });
  });

  it.each([
    [undefined, '"httpResponseCode":500'],
    ['404', '"httpResponseCode":404'],
    ['503', '"id":"presentation.PRS-303"'],
  ])('method-errors (%s) is an errorDocument', async (shape, expected) => {
    const rule = { kind: 'method-errors', texts: ['No.'], ...(shape !== undefined && { shape }) } as const;
    const simulator = await withFault(rule);
    const [, text] = await textOf(simulator, SHOWN);
    expect(text).toContain(expected);
    expect(text).toContain('"message":"No."');
  });

  it('slow is late and right', async () => {
    const simulator = await withFault({ kind: 'slow', delayMs: 50 });
    const start = performance.now();
    expect(await historyOf(simulator, 'jobId=7')).toHaveLength(1);
    expect(performance.now() - start).toBeGreaterThan(40);
  });

  it('malformed-body is half a text', async () => {
    const simulator = await withFault({ kind: 'malformed-body' });
    const [, text] = await textOf(simulator, SHOWN);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  it('truncated-body ends with the connection', async () => {
    const simulator = await withFault({ kind: 'truncated-body' });
    await expect(textOf(simulator, SHOWN)).rejects.toThrow('terminated');
  });

  it('oversized-body is as large as asked', async () => {
    const simulator = await withFault({ kind: 'oversized-body', bytes: 300_000 });
    expect((await textOf(simulator, SHOWN))[1]).toHaveLength(300_000);
  });

  it.each([
    ['html-200', 'text/html'],
    ['wrong-content-type', 'text/plain'],
  ] as const)('%s is 200 with %s', async (kind, type) => {
    const simulator = await withFault({ kind });
    const response = await send(simulator, SHOWN);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  });

  it('unknown-status changes the runs of one job', async () => {
    const simulator = await withFault({ kind: 'unknown-status', word: 'UPSIDE_DOWN', ids: ['8'] });
    expect(await historyOf(simulator, 'jobId=in(7,8)')).toMatchObject([
      { runInstances: { runInstance: [{ runStatus: 'RUNNING' }] } },
      { runInstances: { runInstance: [{ runStatus: 'UPSIDE_DOWN' }] } },
    ]);
  });

  it('unknown-status changes the word of an item', async () => {
    const simulator = await withFault({ kind: 'unknown-status', word: 'SUCCESS' });
    const [, text] = await textOf(simulator, CANCEL, { body: BODY });
    expect(text).toContain('"status":"SUCCESS"}]');
  });

  it('missing-items leaves an id out of both lists', async () => {
    const simulator = await withFault({ kind: 'missing-items', ids: ['15'] });
    expect(await put(simulator, 'cancelrunning', [15, 25])).toEqual({ success: [25], failure: [] });
    expect(onlyRun(simulator, '7').stopRequested).toBe(true);
  });

  it.each([
    ['GET v3/data/JobSummary/7.json', 404],
    [SHOWN, 200],
    ['GET v3/data/JobSummary.json', 200],
  ])('missing-items hides a job from %s', async (line, expected) => {
    const simulator = await withFault({ kind: 'missing-items', ids: ['7'] });
    const [status, text] = await textOf(simulator, line);
    expect([status, text.includes('"jobId":7') || text.includes('"$":"7"')]).toEqual([expected, false]);
  });

  it('shuffled-items turns the order round', async () => {
    const simulator = await withFault({ kind: 'shuffled-items' });
    expect((await historyOf(simulator, 'jobId=in(7,8)')).map(({ jobId }) => jobId)).toEqual([8, 7]);
  });

  it('hold waits before the effect', async () => {
    const simulator = await withFault({ kind: 'hold', name: 'gate', point: 'before-effect' });
    const answer = textOf(simulator, CANCEL, { body: BODY });
    await simulator.barrier('gate').reached();
    expect(onlyRun(simulator, '7').stopRequested).toBe(false);
    simulator.barrier('gate').release();
    expect((await answer)[0]).toBe(200);
    expect(onlyRun(simulator, '7').stopRequested).toBe(true);
  });
});

describe('a fault of this vendor', () => {
  it.each([
    ['GET v3/data.json', 'application/xml', '<?xml'],
    ['GET v3/data.xml', 'application/json', '{"'],
    ['GET v3/data/JobSummary/99.json', 'application/xml', '<?xml'],
  ])('wrong-format answers %s with %s', async (line, type, start) => {
    const simulator = await withFault(vendor('wrong-format'));
    const response = await send(simulator, line);
    expect(response.headers.get('content-type')).toBe(type);
    expect((await response.text()).startsWith(start)).toBe(true);
    expect((await send(simulator, line)).headers.get('content-type')).not.toBe(type);
  });

  it.each([['7'], ['15']])('no-runs empties the job or run %s', async (id) => {
    const simulator = await withFault(vendor('no-runs', [id]));
    expect(await historyOf(simulator, 'jobId=in(7,8)')).toMatchObject([
      { jobId: 7, runInstances: '' },
      { jobId: 8, runInstances: { runInstance: [{ runId: 25 }] } },
    ]);
  });

  it('no-run-status leaves the word out', async () => {
    const simulator = await withFault({ ...vendor('no-run-status', ['15']), times: 2 });
    const [job] = await historyOf(simulator, 'jobId=7');
    const { runInstance: [run = {}] = [] } = job?.runInstances as { runInstance: object[] };
    expect(run).toMatchObject({ runId: 15 });
    expect(run).not.toHaveProperty('runStatus');
    const [, summary] = await textOf(simulator, 'GET v3/data/JobSummary/7.json');
    expect(summary).toContain('"runId":"15"');
    expect(summary).not.toContain('runStatus');
  });

  it.each([
    ['failure-items', false],
    ['failure-items-after-effect', true],
  ] as const)('%s, effect %s', async (name, stopped) => {
    const simulator = await withFault(vendor(name, ['15']));
    expect(await put(simulator, 'cancelrunning', [15, 25])).toEqual({ success: [25], failure: [15] });
    expect(onlyRun(simulator, '7').stopRequested).toBe(stopped);
    expect(simulator.ledger()).toMatchObject([
      { fault: 'vendor', items: [{ id: '15', list: 'failure', status: 'Failure' }, { list: 'success' }] },
    ]);
  });

  it('failure-items holds for triggers too', async () => {
    const simulator = await withFault(vendor('failure-items'));
    simulator.setStatus('7', 'SUSPENDED');
    expect(await put(simulator, 'resume', [7])).toEqual({ success: [], failure: [7] });
    expect(simulator.task('7')?.status).toBe('SUSPENDED');
  });

  it('must be one that exists', async () => {
    await expect(withFault(vendor('no-luck' as CiscoPrimeFault))).rejects.toThrow('name must be one of');
  });
});

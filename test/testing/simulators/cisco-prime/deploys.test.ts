import { beginAt, deploy, DEPLOY, endAll, historyOf, put, textOf } from './prime';

afterEach(endAll);

const DEPLOY_PATH = 'op/cliTemplateConfiguration/deployTemplateThroughJob';
const WORK = 'Configure Interface on 610622';

describe('a submission', () => {
  it('starts a run and answers a name', async () => {
    const { simulator, clock } = await beginAt({ visibleAfterMs: 0, createdForMs: 10, pendingForMs: 10 });
    const name = await deploy(simulator);
    expect(name).toBe('JobCliTemplateDeployIOSDevices07_20_01_680_PM_05_16_2017');
    expect(simulator.tasks()).toMatchObject([{ name, username: 'nbi' }]);
    const statuses = [];
    for (let step = 0; step < 3; step += 1) {
      const [job] = await historyOf(simulator, `jobName=${name}`);
      statuses.push([job?.jobStatus, job?.runInstances]);
      clock.advance(10);
    }
    expect(statuses).toMatchObject([
      ['SCHEDULED', { runInstance: [{ runStatus: 'CREATED' }] }],
      ['COMPLETED', { runInstance: [{ runStatus: 'PENDING_EXECUTION' }] }],
      ['COMPLETED', { runInstance: [{ runStatus: 'RUNNING' }] }],
    ]);
  });

  it('shows only after a while', async () => {
    const { simulator, clock } = await beginAt({ visibleAfterMs: 20 });
    const name = await deploy(simulator);
    const seen = async () => {
      const [, summary] = await textOf(simulator, `GET v3/data/JobSummary.json?jobName=${name}`);
      return [(await historyOf(simulator, `jobName=${name}`)).length, summary.includes('"@count":1')];
    };
    clock.advance(19);
    expect(await seen()).toEqual([0, false]);
    expect(simulator.runsStarted()[WORK]?.count).toBe(1);
    clock.advance(1);
    expect(await seen()).toEqual([1, true]);
  });

  it('can show before its run does', async () => {
    const { simulator, clock } = await beginAt({ visibleAfterMs: 0, firstRunAfterMs: 50 });
    const name = await deploy(simulator);
    expect(await historyOf(simulator, `jobName=${name}`)).toMatchObject([
      { jobStatus: 'SCHEDULED', runInstances: '' },
    ]);
    expect(simulator.runsStarted()[WORK]?.count).toBe(1);
    clock.advance(50);
    expect(await historyOf(simulator, `jobName=${name}`)).toMatchObject([
      { runInstances: { runInstance: [{}] } },
    ]);
    expect(simulator.runsStarted()[WORK]?.count).toBe(1);
  });

  it('repeated makes a second job', async () => {
    const { simulator } = await beginAt();
    const names = [await deploy(simulator), await deploy(simulator)];
    expect(new Set(names).size).toBe(2);
    expect(simulator.runsStarted()[WORK]).toMatchObject({ count: 2 });
    expect(simulator.ledger().map(({ effects }) => effects)).toEqual([
      [`submitted 273620913 (${WORK})`],
      [`submitted 273620914 (${WORK})`],
    ]);
  });

  it.each([
    ['"2017-5-16T20:00Z"', '2017-05-16T20:00:00.000Z'],
    ['2017-05-16T20:00', '2017-05-16T19:00:00.000Z'],
  ])('starts at %s', async (startTime, instant) => {
    const { simulator, clock } = await beginAt();
    await deploy(simulator, `?startTime=${encodeURIComponent(startTime)}`);
    const [job] = simulator.tasks();
    expect(job).toMatchObject({ status: 'SCHEDULED', nextRunTime: instant, runs: [] });
    clock.advance(Date.parse(instant) - clock.now());
    expect(simulator.tasks()[0]?.runs).toMatchObject([{ startTime: instant }]);
  });

  it('lives as the job before it did', async () => {
    const { simulator, clock } = await beginAt();
    const plan = { runsForMs: 40, laterRunsEndAs: 'FAILURE' } as const;
    simulator.addTask({ templateName: 'Configure Interface', devices: ['610622'], ...plan });
    await deploy(simulator);
    clock.advance(60);
    expect(simulator.tasks()[1]?.runs).toMatchObject([{ status: 'COMPLETED', result: 'FAILURE' }]);
    expect(simulator.runsStarted()[WORK]?.count).toBe(2);
  });

  it('can be stopped like any other', async () => {
    const { simulator, clock } = await beginAt();
    await deploy(simulator);
    const run = simulator.tasks()[0]?.runs[0]?.id ?? '';
    expect(await put(simulator, 'cancelrunning', [run])).toMatchObject({ success: [Number(run)] });
    clock.advance(30);
    expect(simulator.tasks()[0]?.runs).toMatchObject([{ status: 'CANCELLED' }]);
  });

  it('may come as XML', async () => {
    const { simulator } = await beginAt();
    const body = `<?xml version="1.0" ?>
<cliTemplateCommand>
<targetDevices><targetDevice>
<targetDeviceID>610622</targetDeviceID>
<variableValues><variableValue><name>X</name><value>a &lt; b</value></variableValue></variableValues>
</targetDevice></targetDevices>
<templateName>Configure Interface</templateName>
</cliTemplateCommand>`;
    const [status, text] = await textOf(simulator, `PUT v2/${DEPLOY_PATH}`, {
      body,
      headers: { 'content-type': 'application/xml' },
    });
    expect([status, text]).toEqual([
      200,
      expect.stringContaining('<jobName>JobCliTemplateDeployIOSDevices07_20'),
    ]);
    simulator.setStatus(simulator.tasks()[0]?.runs[0]?.id ?? '', 'COMPLETED');
    expect(simulator.tasks()[0]?.runs[0]?.results[0]?.value).toContain('X a < b');
  });

  it.each([
    [{}, 'The payload needs one cliTemplateCommand'],
    [{ cliTemplateCommand: { templateName: 'T' } }, 'The payload needs one targetDevices'],
    [
      { cliTemplateCommand: { ...DEPLOY.cliTemplateCommand, templateName: '' } },
      'The payload needs a templateName',
    ],
    [
      { cliTemplateCommand: { templateName: 'T', targetDevices: { targetDevice: [] } } },
      'The payload needs a targetDevice',
    ],
    [
      { cliTemplateCommand: { templateName: 'T', targetDevices: { targetDevice: { targetDeviceID: '1' } } } },
      'targetDevice must be a list',
    ],
  ])('of %j is refused', async (payload, sentence) => {
    const { simulator } = await beginAt();
    const [status, text] = await textOf(simulator, `PUT v3/${DEPLOY_PATH}.json`, {
      body: JSON.stringify(payload),
    });
    expect([status, text]).toEqual([400, expect.stringContaining(sentence)]);
    expect(simulator.tasks()).toEqual([]);
  });

  it('needs a template that exists', async () => {
    const { simulator } = await beginAt({ templates: ['Another'] });
    const [status] = await textOf(simulator, `PUT v3/${DEPLOY_PATH}.json`, { body: JSON.stringify(DEPLOY) });
    expect([status, simulator.tasks()]).toEqual([400, []]);
  });

  it('needs a start time that can be read', async () => {
    const { simulator } = await beginAt();
    const body = JSON.stringify(DEPLOY);
    const [status] = await textOf(simulator, `PUT v3/${DEPLOY_PATH}.json?startTime=soon`, { body });
    expect([status, simulator.tasks()]).toEqual([400, []]);
  });
});

import { begin, endAll, send } from './jp1-ao';

afterEach(endAll);

describe('an error', () => {
  it('of an unknown task has the known id', async () => {
    const simulator = await begin();
    const response = await send(simulator, 'GET objects/Tasks/555');
    expect([response.status, response.statusText]).toEqual([404, 'Not found']);
    expect(await response.json()).toEqual({
      errorSource: `${simulator.url}/Automation/v1/objects/Tasks/555`,
      message: 'The specified resource does not exist or you do not have access.',
      messageID: 'KNAE02102-E',
      application: 'Automation',
    });
  });

  it.each([
    ['json', /"messageID" : "SIM-412-E"/],
    ['html', /^<html>/],
    ['empty', /^$/],
  ] as const)('of the server can be %s', async (errorBodies, body) => {
    const simulator = await begin({ errorBodies, available: false });
    expect(await (await send(simulator, 'GET user')).text()).toMatch(body);
  });

  it.each([
    ['GET objects/Nothing', 404],
    ['GET objects/Tasks/1/actions/stop/invoke', 405],
    ['PUT objects/Tasks/1', 405],
    ['POST objects/Tasks', 405],
    ['GET objects/Tasks/%ZZ', 404],
    ['GET objects/Tasks/05381', 404],
  ])('answers %s with %d', async (line, status) => {
    const simulator = await begin();
    simulator.addTask({});
    expect((await send(simulator, line)).status).toBe(status);
  });

  it('answers paths outside the API', async () => {
    const simulator = await begin();
    expect((await fetch(`${simulator.url}/Automation/v2/user`)).status).toBe(404);
    expect(simulator.ledger()).toMatchObject([{ method: '(refused)', httpStatus: 404 }]);
  });

  it.each([
    ['GET user', { accept: 'application/xml' }, 406],
    ['GET user', { accept: 'text/html, */*' }, 200],
    ['GET user?alt=json', { accept: 'application/xml' }, 200],
    ['GET user?alt=xml', { accept: 'application/json' }, 406],
    ['POST objects/Tasks/5381/actions/stop/invoke', { 'content-type': 'text/xml' }, 415],
  ])('answers %s with %j by %d', async (line, headers, status) => {
    const simulator = await begin();
    simulator.addTask({});
    const body = line.startsWith('POST') ? { body: '{}' } : {};
    expect((await send(simulator, line, { headers, ...body })).status).toBe(status);
  });

  it('can insist on a language', async () => {
    const simulator = await begin({ version: 'v10', languages: ['ja'] });
    expect((await send(simulator, 'GET user', { headers: { 'accept-language': 'ja' } })).status).toBe(200);
    expect((await send(simulator, 'GET user', { headers: { 'accept-language': 'en' } })).status).toBe(406);
  });
});

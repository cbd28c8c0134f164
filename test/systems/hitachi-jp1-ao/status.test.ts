import {
  answer,
  bare,
  CALL,
  failedJson,
  failureOf,
  HUGE,
  listJson,
  LOST,
  scripted,
  taskJson,
} from './scripted-server';

describe('status', () => {
  it('reads each task by its id', async () => {
    const ids = ['1', HUGE, '3', '4', '5', '6'];
    const { system, lines } = scripted(ids.map((id) => taskJson(id)));
    const readings = await system.status(ids, CALL);
    expect(readings.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual(ids.map((id) => `${id} found`));
    expect(lines()).toEqual(ids.map((id) => `GET Tasks/${id}`));
  });

  it('finds an archived task', async () => {
    const copy = `{"instanceID":7,"taskID":${HUGE},"status":"failed","completionTime":"2026-01-01T19:00:00.000+0900"}`;
    const { system, lines } = scripted([bare(404), listJson(copy)]);
    expect(await system.status([HUGE], CALL)).toMatchObject([
      { id: HUGE, snapshot: { phase: 'failed', call: 'TaskHistories', endedAt: '2026-01-01T10:00:00.000Z' } },
    ]);
    expect(lines()).toEqual([`GET Tasks/${HUGE}`, `GET TaskHistories?HQL::filter=taskID=${HUGE}`]);
  });

  it.each([
    ['the archive lacks it', listJson(), 'not-found'],
    ['there is no archive', bare(404), 'not-found'],
    ['the archive is closed to us', bare(403), 'unreadable'],
    ['the archive takes no filter', bare(400), 'unreadable'],
  ])('of an unknown task, when %s', async (_, histories, outcome) => {
    const { system } = scripted([bare(404), histories]);
    expect(await system.status(['5381'], CALL)).toMatchObject([
      { outcome, id: '5381', detail: expect.stringContaining('404') as string },
    ]);
  });

  it.each([
    ['the server is down', bare(412), 'unavailable'],
    ['a login page answers', answer('<html>Log in</html>'), 'protocol'],
    ['the answer is lost', LOST, 'timeout'],
  ])('fails when %s', async (_, response, kind) => {
    const { system } = scripted([taskJson('1'), response, taskJson('3')]);
    expect(await failureOf(() => system.status(['1', '2', '3'], CALL))).toMatchObject({ kind });
  });

  it('fails when the archive does', async () => {
    const { system } = scripted([bare(404), bare(412)]);
    expect(await failureOf(() => system.status(['1'], CALL))).toMatchObject({ kind: 'unavailable' });
  });

  it('begins nothing after a failure', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => String(index + 1));
    const { system, sent } = scripted(ids.map(() => bare(412)));
    await failureOf(() => system.status(ids, CALL));
    expect(sent.length).toBeLessThan(6);
  });

  it('throws the reason of an abort', async () => {
    const reason = new Error('cancelled');
    await expect(scripted([reason]).system.status(['1'], CALL)).rejects.toBe(reason);
  });

  it('sends nothing for nothing', async () => {
    const { system, sent } = scripted([], { version: 'probe' });
    expect([await system.status([], CALL), await system.findReruns([], CALL)]).toEqual([[], []]);
    expect([
      await system.rerunInfo([], CALL),
      await system.stop({ targets: [], mode: 'graceful' }, CALL),
    ]).toEqual([[], []]);
    expect(sent).toEqual([]);
  });

  it('speaks the language of the version', async () => {
    for (const [version, language] of [
      [10, 'ja'],
      [12, 'en'],
    ] as const) {
      const { system, sent } = scripted([failedJson('1')], { version });
      await system.status(['1'], CALL);
      expect(sent[0]?.headers).toEqual({ accept: 'application/json', 'accept-language': language });
    }
  });

  it('speaks the language that was set', async () => {
    const { system, sent } = scripted([failedJson('1')], { language: 'zh' });
    await system.status(['1'], CALL);
    expect(sent[0]?.headers).toMatchObject({ 'accept-language': 'zh' });
  });
});

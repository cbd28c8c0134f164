import { methodReply } from '../../../src/systems/elecard-boro-vod/envelope';
import { jobReadings, rerunReceipt, stopReceipts } from '../../../src/systems/elecard-boro-vod/responses';
import { answer, failureOf, reply, sample, snapshot } from './scripted-project';

const at = '2026-01-01T00:00:01.000Z';

describe('answers to TaskStop', () => {
  const receipts = (body: unknown, ids: readonly string[]) =>
    stopReceipts(
      ids.map((id) => snapshot(id)),
      methodReply(answer(body, 'TaskStop')),
      at,
    );
  const accepted = ['accepted', 'Stop request was sent'];
  const notRunning = ['not-running', 'Stopping task is unavailable'];

  it.each([
    ['task-stop-1', ['63'], [accepted]],
    ['task-stop-2', ['64', '65'], [accepted, accepted]],
    ['task-stop-3', ['66', '67', '68'], [accepted, accepted, notRunning]],
  ])("read the page's reply %s", (name, ids, outcomes) => {
    const found = receipts(sample(`${name}.reply.json`), ids);
    expect(found.map(({ outcome, says }) => [outcome, says])).toEqual(outcomes);
    expect(found.map(({ id }) => id)).toEqual(ids);
  });

  it('are matched by task, not by place', () => {
    const found = receipts(sample('task-stop-3.reply.json'), ['68', '66', '67']);
    expect(found.map(({ outcome }) => outcome)).toEqual(['not-running', 'accepted', 'accepted']);
  });

  it("carry the target's run and the operation", () => {
    expect(receipts(sample('task-stop-1.reply.json'), ['63'])).toEqual([
      { id: '63', run: 'task:63', outcome: 'accepted', call: 'TaskStop', at, says: 'Stop request was sent' },
    ]);
  });

  it('belong to the last task of a chain', () => {
    const body = reply('TaskStop', [{ task_id: 71, status: 'Stop request was sent' }]);
    const [receipt] = stopReceipts([snapshot('70', 'task:71')], methodReply(answer(body, 'TaskStop')), at);
    expect(receipt).toMatchObject({ id: '70', run: 'task:71', outcome: 'accepted' });
  });

  it.each([
    ['an item left out', [], 'refused', 'the answer left this job out'],
    [
      'an item without its id',
      [{ status: 'Stop request was sent' }],
      'refused',
      'the answer left this job out',
    ],
    [
      'other spelling',
      [{ task_id: '63', status: ' stop  request was SENT.' }],
      'accepted',
      ' stop  request was SENT.',
    ],
    ['an unknown message', [{ task_id: 63, status: 'Canceled' }], 'refused', 'Canceled'],
    ['no message', [{ task_id: 63 }], 'refused', 'the answer has no message'],
    ['an unknown error', [{ task_id: 63, error: 'Probe is busy' }], 'refused', 'Probe is busy'],
    ['a task that is not there', [{ task_id: 63, error: 'Task not found' }], 'not-found', 'Task not found'],
    [
      'a message and an error',
      [{ task_id: 63, status: 'Stop request was sent', error: 'Stopping task is unavailable' }],
      'not-running',
      'Stopping task is unavailable',
    ],
  ])('with %s', (_, result, ...[outcome, says]) => {
    expect(receipts(reply('TaskStop', result), ['63'])).toMatchObject([{ id: '63', outcome, says }]);
  });

  it('with errors beside results blame what is missing', () => {
    const body = reply('TaskStop', [{ task_id: 63, status: 'Stop request was sent' }], {
      errors: ['Probe lost'],
    });
    expect(receipts(body, ['63', '64'])).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'refused', says: 'Probe lost' },
    ]);
  });
});

describe('answers to TaskStatus', () => {
  const context = { at, automaticRestarts: { attempts: 3, watch: 15_000 } };
  const readings = (result: unknown, ids: readonly string[], more: object = {}) =>
    jobReadings(ids, methodReply(answer(reply('TaskStatus', result, more))), context);

  it('become a snapshot', () => {
    const result = [{ task_id: 63, initial_task_id: 63, status: 'Running', name: 'a.ts', progress: 3 }];
    expect(readings(result, ['63'])).toEqual([
      {
        outcome: 'found',
        id: '63',
        snapshot: {
          id: '63',
          phase: 'running',
          rawStatus: 'Running',
          run: 'task:63',
          call: 'TaskStatus',
          observedAt: at,
          name: 'a.ts',
          sameJobAs: '63',
        },
      },
    ]);
  });

  it('follow automatic restarts', () => {
    const result = [
      { task_id: 71, initial_task_id: 70, status: 'Running' },
      { task_id: 70, initial_task_id: 70, status: 'Stalled' },
    ];
    expect(readings(result, ['70'])).toMatchObject([
      {
        snapshot: {
          id: '70',
          phase: 'running',
          run: 'task:71',
          detail: 'restarted automatically as 71 (restart 1 of 3)',
        },
      },
    ]);
  });

  it('warn that a stalled task may come back', () => {
    expect(readings([{ task_id: 70, status: 'Stalled' }], ['70'])).toMatchObject([
      {
        snapshot: {
          phase: 'failed',
          restartWatchMs: 15_000,
          detail: 'the server may restart it automatically',
        },
      },
    ]);
  });

  it('keep the asked order', () => {
    const result = [64, 63].map((task_id) => ({ task_id, status: 'Running' }));
    expect(readings(result, ['63', '64']).map(({ id }) => id)).toEqual(['63', '64']);
  });

  it.each([
    ['a task left out', [], 'not-found', 'the answer left this job out'],
    ['the word of it', [{ task_id: 63, error: 'Task not found' }], 'not-found', 'Task not found'],
    ['another error', [{ task_id: 63, error: 'Probe lost' }], 'unreadable', 'Probe lost'],
    ['no status', [{ task_id: 63, initial_task_id: 63 }], 'unreadable', 'task 63 came without a status'],
    ['a status that is no text', [{ task_id: 63, status: 5 }], 'unreadable', 'task 63 came without a status'],
    [
      'a stray restart',
      [{ task_id: 72, initial_task_id: 70, status: 'Running' }],
      'unreadable',
      'the answer left this job out, but shows task 72',
    ],
    [
      'an item without id',
      [{ status: 'Running' }],
      'unreadable',
      'the answer left this job out, but shows task without id',
    ],
  ])('with %s', (_, result, ...[outcome, detail]) => {
    expect(readings(result, ['63'])).toEqual([
      { outcome, id: '63', call: 'TaskStatus', observedAt: at, detail },
    ]);
  });

  it('with errors beside results prove no absence', () => {
    const found = readings([{ task_id: 63, status: 'Running' }], ['63', '64'], { errors: ['Probe lost'] });
    expect(found).toMatchObject([{ outcome: 'found' }, { outcome: 'unreadable', detail: 'Probe lost' }]);
  });

  it.each([
    ['63', 'Running'],
    [63, 'Paused'],
  ])('take the id %j', (task_id, status) => {
    expect(readings([{ task_id, status }], ['63'])).toMatchObject([
      { snapshot: { id: '63', rawStatus: status } },
    ]);
  });

  it('keep an unknown status as it is', () => {
    expect(readings([{ task_id: 63, status: 'Dreaming ' }], ['63'])).toMatchObject([
      { snapshot: { phase: 'unknown', rawStatus: 'Dreaming ', detail: 'this status is not documented' } },
    ]);
  });

  it('tell errors that stand beside a status', () => {
    const result = [{ task_id: 63, status: 'Rejected', errors: ['No probe'] }];
    expect(readings(result, ['63'])).toMatchObject([{ snapshot: { phase: 'failed', detail: 'No probe' } }]);
  });
});

describe('answers to TaskStart', () => {
  const receipt = (result: unknown, more: object = {}) =>
    rerunReceipt(methodReply(answer(reply('TaskStart', result, more), 'TaskStart')), at, ['63']);

  it.each([[undefined], [[]], [null]])('with a task and errors %j start it', (errors) => {
    expect(receipt([{ task_id: 80, initial_task_id: 80, errors }])).toEqual({
      outcome: 'started',
      newId: '80',
      observation: { at, call: 'TaskStart', says: 'task_id 80', run: 'task:80' },
    });
  });

  it.each([[{ errors: ['Template not found', 'x'] }], [{ task_id: null, error: 'Template not found; x' }]])(
    '%j refuses it',
    (item) => {
      expect(receipt([item])).toEqual({
        outcome: 'refused',
        observation: { at, call: 'TaskStart', says: 'Template not found; x' },
      });
    },
  );

  it.each([
    ['no task', [], {}],
    ['the old task', [{ task_id: 63 }], {}],
    ['two tasks', [{ task_id: 80 }, { task_id: 81 }], {}],
    ['neither task nor errors', [{}], {}],
    ['a task and errors', [{ task_id: 80, errors: ['Probe is busy'] }], {}],
    ['a task and errors of the method', [{ task_id: 80 }], { errors: ['Probe is busy'] }],
    ['a task id that is none', [{ task_id: 'soon' }], {}],
  ])('with %s leave it open', async (_, result, more) => {
    expect(await failureOf(() => receipt(result, more))).toMatchObject({
      kind: 'protocol',
      effect: 'unknown',
    });
  });

  it('that say no in unknown words prove nothing', async () => {
    const error = await failureOf(() => receipt([], { errors: ['Unknown project'] }));
    expect(error).toMatchObject({ kind: 'invalid-request', effect: 'unknown' });
  });
});

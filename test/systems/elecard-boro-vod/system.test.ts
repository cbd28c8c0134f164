import { SystemError } from '../../../src/contract';
import { CALL, failureOf, reply, scripted, snapshot } from './scripted-project';

const stalledAndRunning = [
  { task_id: 70, initial_task_id: 70, status: 'Stalled' },
  { task_id: 71, initial_task_id: 70, status: 'Running' },
];

describe('status', () => {
  it('reads a whole batch in one call', async () => {
    const { system, params } = scripted([reply('TaskStatus', stalledAndRunning)]);
    const readings = await system.status(['71', '70'], CALL);
    expect(readings).toMatchObject([{ snapshot: { run: 'task:71' } }, { snapshot: { run: 'task:71' } }]);
    expect(params()).toEqual([{ project_id: 2, task_ids: [71, 70], restart_chain: 'all' }]);
  });

  it('asks once more for the first task', async () => {
    const [, restart] = stalledAndRunning;
    const later = { task_id: 72, initial_task_id: 70, status: 'Running' };
    const { system, params } = scripted([
      reply('TaskStatus', [{ ...restart, status: 'Stalled' }]),
      reply('TaskStatus', [...stalledAndRunning.slice(0, 1), later]),
    ]);
    expect(await system.status(['71'], CALL)).toMatchObject([{ snapshot: { id: '71', run: 'task:72' } }]);
    expect(params()).toMatchObject([{ task_ids: 71 }, { task_ids: 70 }]);
  });

  it('asks no third time', async () => {
    const answer = reply('TaskStatus', [{ task_id: 71, initial_task_id: 70, status: 'Running' }]);
    const { system, sent } = scripted([
      answer,
      reply('TaskStatus', [{ task_id: 70, error: 'Task not found' }]),
    ]);
    expect(await system.status(['71'], CALL)).toMatchObject([{ snapshot: { run: 'task:71' } }]);
    expect(sent).toHaveLength(2);
  });

  it('trusts an end where nothing restarts', async () => {
    const { system } = scripted([reply('TaskStatus', [{ task_id: 70, status: 'Stalled' }])], {
      automaticRestarts: false,
    });
    const [reading] = await system.status(['70'], CALL);
    expect(reading).toMatchObject({ snapshot: { phase: 'failed' } });
    expect(reading).not.toHaveProperty('snapshot.restartWatchMs');
  });

  it('sends nothing for nothing', async () => {
    const { system, sent } = scripted([]);
    expect([await system.status([], CALL), await system.findReruns([], CALL)]).toEqual([[], []]);
    expect([
      await system.rerunInfo([], CALL),
      await system.stop({ targets: [], mode: 'graceful' }, CALL),
    ]).toEqual([[], []]);
    expect(sent).toEqual([]);
  });
});

describe('stop', () => {
  it('goes to the last task of the chain', async () => {
    const { system, params } = scripted([
      reply('TaskStop', [{ task_id: 71, status: 'Stop request was sent' }]),
    ]);
    const receipts = await system.stop({ targets: [snapshot('70', 'task:71')], mode: 'graceful' }, CALL);
    expect(receipts).toMatchObject([{ id: '70', run: 'task:71', outcome: 'accepted' }]);
    expect(params()).toEqual([{ project_id: 2, task_ids: 71 }]);
  });

  it('shows no secret that the server quotes', async () => {
    const { system } = scripted([
      reply('TaskStop', [{ task_id: 4711, status: 'key c2VjcmV0LWtleQ==, 4711' }]),
    ]);
    const [receipt] = await system.stop({ targets: [snapshot('4711')], mode: 'graceful' }, CALL);
    expect(receipt).toMatchObject({ id: '4711', says: 'key [redacted], [redacted]' });
  });

  it.each([
    ['plain text', { 'content-type': 'text/plain' }, 'Bad key c2VjcmV0LWtleQ=='],
    ['JSON', { 'content-type': 'application/json' }, '{"errors":[{"c2VjcmV0LWtleQ==":"bad key"}]}'],
  ])('shows no secret that is quoted in %s', async (_, headers, body) => {
    const { system } = scripted([{ status: 400, headers, body, call: 'TaskStop' }]);
    const error = await failureOf(() => system.stop({ targets: [snapshot('1')], mode: 'graceful' }, CALL));
    expect(error.message).toMatch(/bad key/i);
    expect(error.message).not.toContain('c2VjcmV0');
  });

  it('stops a chain asked for twice once', async () => {
    const { system, params } = scripted([
      reply('TaskStop', [{ task_id: 71, status: 'Stop request was sent' }]),
    ]);
    const targets = [snapshot('70', 'task:71'), snapshot('71')];
    expect(await system.stop({ targets, mode: 'graceful' }, CALL)).toMatchObject([
      { id: '70', outcome: 'accepted' },
      { id: '71', outcome: 'accepted' },
    ]);
    expect(params()).toMatchObject([{ task_ids: 71 }]);
  });

  it.each(['force', 'pause'] as const)('has no %s', async (mode) => {
    const { system, sent } = scripted([]);
    const error = await failureOf(() => system.stop({ targets: [snapshot('63')], mode }, CALL));
    expect(error).toMatchObject({ kind: 'unsupported', effect: 'none' });
    expect(sent).toEqual([]);
  });
});

describe('every operation', () => {
  it('passes the signal to the socket', async () => {
    const { signal } = new AbortController();
    const seen: AbortSignal[] = [];
    const { system } = scripted([], {
      connection: {
        exchange: (request, given) => {
          seen.push(given);
          return Promise.reject(
            new SystemError({ kind: 'timeout', effect: 'unknown', call: request.call, message: 'm' }),
          );
        },
        close: () => Promise.resolve(),
      },
    });
    expect(await failureOf(() => system.status(['63'], { signal }))).toMatchObject({ kind: 'timeout' });
    expect(seen).toEqual([signal]);
  });

  it('throws the reason of an abort as it is', async () => {
    const reason = new Error('cancelled');
    const { system } = scripted([reason]);
    await expect(system.status(['63'], CALL)).rejects.toBe(reason);
  });
});

import {
  bare,
  CALL,
  failedJson,
  failureOf,
  information,
  listJson,
  scripted,
  snapshot,
  taskJson,
} from './scripted-server';

const template = {
  parameters: [
    { scheduleType: 'immediate' },
    { keyName: 'user', value: 'canary' },
    { keyName: 'password', value: 'canary' },
  ],
};

async function infoOf(script: readonly unknown[]) {
  const { system, lines } = scripted(script);
  const [info] = await system.rerunInfo([snapshot('5381', { phase: 'failed' })], CALL);
  const available = info?.ways.flatMap(({ way, available: can }) => (can ? [way] : []));
  return { info, available, lines: lines() };
}

describe('what a rerun needs', () => {
  it('is read for every way', async () => {
    const { info, lines } = await infoOf([failedJson('5381'), information('a'), template, information('b')]);
    expect(info).toEqual({
      id: '5381',
      ways: [
        { way: 'from-failed-step', available: true },
        { way: 'new-run', available: true },
        { way: 'after-failed-step', available: true },
      ],
      parameters: ['user', 'password'],
      call: 'Tasks, rerunStart, resubmit, rerunStepStart',
    });
    expect(lines.slice(1)).toEqual(
      ['rerunStart', 'resubmit', 'rerunStepStart'].map((action) => `GET Tasks/5381/actions/${action}`),
    );
    expect(JSON.stringify(info)).not.toContain('canary');
  });

  it.each([
    ['completed', taskJson('5381', { status: 'completed' })],
    ['canceled', taskJson('5381', { status: 'canceled' })],
  ])('is a new task for one %s', async (status, task) => {
    const { available, info } = await infoOf([task, template]);
    expect(available).toEqual(['new-run']);
    expect(info?.ways[0]?.reason).toContain(status);
  });

  it.each([
    ['runs', [taskJson('5381')], 'inProgress'],
    ['is archived', [bare(404), listJson('{"taskID":5381,"status":"failed"}')], 'archived'],
    ['is a debug task', [failedJson('5381', { serviceState: 'debug' })], 'debug'],
    ['is gone', [bare(404), listJson()], '404'],
  ])('is not to be had while it %s', async (_, script, reason) => {
    const { available, info } = await infoOf(script);
    expect(available).toEqual([]);
    for (const way of info?.ways ?? []) expect(way.reason).toContain(reason);
    expect(info?.ways).toHaveLength(3);
  });

  it('leaves out a way that is closed', async () => {
    const { available } = await infoOf([failedJson('5381'), bare(404), template, bare(404)]);
    expect(available).toEqual(['new-run']);
  });

  it('fails when the server does', async () => {
    expect(await failureOf(() => infoOf([failedJson('5381'), bare(412)]))).toMatchObject({
      kind: 'unavailable',
    });
  });
});

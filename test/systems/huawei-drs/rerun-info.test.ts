import type { RerunInfo } from '../../../src/contract';
import { actions, answer, CALL, detail, failure, JOB, scripted, snapshot, statuses } from './scripted-server';

const RECIPE = { job: { base_info: { name: 'x' }, node_info: { password: 'canary-5' } } };

async function infoOf(
  script: readonly unknown[],
  {
    recipes,
    ...changes
  }: Parameters<typeof scripted>[1] & { readonly recipes?: Record<string, object> } = {},
): Promise<RerunInfo | undefined> {
  const { system } = scripted(script, changes);
  const given = recipes as Record<string, Record<string, unknown>> | undefined;
  const [info] = await system.rerunInfo([snapshot(JOB)], CALL, given);
  return info;
}

const available = (info: RerunInfo | undefined) =>
  info?.ways.filter((way) => way.available).map(({ way }) => way);

describe('what a rerun needs', () => {
  it('is read before the stop', () => {
    expect(scripted([]).system.capabilities.rerun.infoBeforeStop).toBe(true);
  });

  it.each([
    [
      'INCRE_TRANSFER_STARTED',
      ['CLONE', 'PAUSE'],
      [],
      ['resume', 'from-failed-step', 'new-run', 'from-start'],
    ],
    [
      'INCRE_TRANSFER_STARTED',
      ['PAUSE'],
      ['CLONE', 'RETRY', 'RESET'],
      ['resume', 'from-failed-step', 'from-start'],
    ],
    ['INCRE_TRANSFER_STARTED', [], [], ['resume', 'from-failed-step', 'new-run', 'from-start']],
    ['PAUSING', ['RETRY', 'CLONE'], [], ['resume', 'from-failed-step', 'new-run', 'from-start']],
    [
      'INCRE_TRANSFER_FAILED',
      ['FREE_RESOURCE', 'RETRY', 'RESET'],
      ['START', 'CLONE', 'DELETE'],
      ['resume', 'from-failed-step', 'from-start'],
    ],
    ['INCRE_TRANSFER_FAILED', [], ['RETRY', 'RESET', 'CLONE'], ['resume']],
    ['CREATE_FAILED', [], ['CLONE'], ['resume']],
    ['RELEASE_RESOURCE_COMPLETE', ['CLONE', 'DELETE'], [], ['new-run']],
    ['RELEASE_RESOURCE_COMPLETE', ['DELETE'], [], []],
  ])('of a task that is %s, offered %j, not %j', async (status, offered, ...[not, ways]) => {
    const info = await infoOf([detail(JOB, status), actions(offered, not)]);
    expect(available(info)).toEqual(ways);
    expect(info?.ways.filter((way) => !way.available).every(({ reason }) => reason !== undefined)).toBe(true);
  });

  it('is a recipe where a task cannot be cloned', async () => {
    const script = [detail(JOB, 'RELEASE_RESOURCE_COMPLETE'), actions([], ['CLONE'])];
    const info = await infoOf(script, { recipes: { [JOB]: RECIPE } });
    expect(available(info)).toEqual(['new-run']);
    expect(info?.parameters).toEqual(['base_info', 'node_info']);
    expect(JSON.stringify(info)).not.toContain('canary');
  });

  it.each([
    [{ job: { base_info: { name: 'x' }, p: '${secret:NONE}' } }, 'NONE'],
    [{ wrong: {} }, 'recipe of task'],
  ])('%#: says what is wrong with a recipe', async (recipe, words) => {
    const script = [detail(JOB, 'RELEASE_RESOURCE_COMPLETE'), actions([], ['CLONE'])];
    const info = await infoOf(script, { recipes: { [JOB]: recipe } });
    expect(info?.ways.find(({ way }) => way === 'new-run')).toMatchObject({
      available: false,
      reason: expect.stringContaining(words) as string,
    });
  });

  it('is a recipe for a migration that may have succeeded', async () => {
    const done = [detail(JOB, 'RELEASE_RESOURCE_COMPLETE', { task_type: 'FULL_TRANS' }), actions(['CLONE'])];
    expect(available(await infoOf(done))).toEqual([]);
    expect(available(await infoOf(done, { recipes: { [JOB]: RECIPE } }))).toEqual(['new-run']);
  });

  it('is not known where the task is not', async () => {
    const info = await infoOf([failure('DRS.10000010')]);
    expect(available(info)).toEqual([]);
    expect(info?.ways).toHaveLength(4);
  });

  it.each([failure('DRS.M00002', 422), failure('APIGW.0101', 404)])(
    '%#: does without ShowActions',
    async (reply) => {
      const info = await infoOf([detail(JOB, 'PAUSING'), reply]);
      expect(available(info)).toContain('resume');
    },
  );

  it('has no reset in v3', async () => {
    const script = [statuses([JOB, 'PAUSING']), answer({ results: [{ error_code: 'DRS.M00289' }] }, 400)];
    const info = await infoOf(script, { api: 'v3' });
    expect(info?.ways.map(({ way }) => way)).toEqual(['resume', 'from-failed-step', 'new-run', 'from-start']);
    expect(available(info)).toEqual(['resume', 'from-failed-step']);
  });
});

import { readyJob, recipeFor } from '../../../src/systems/huawei-drs/recipe';
import { failureOf, JOB } from './scripted-server';

const none = () => Promise.resolve(undefined);
const namedSecrets = { DB: 'canary-1', HALF: 'canary-2' };
const v5 = { name: 'tjc-1', version: 'v5', namedSecrets } as const;

describe('a recipe', () => {
  it('of the request goes before a recorded one', async () => {
    const sources = { recorded: () => Promise.resolve({ job: { name: 'recorded' } }), namedSecrets };
    expect(await recipeFor(JOB, { job: { name: 'given' } }, sources)).toEqual({ job: { name: 'given' } });
    expect(await recipeFor(JOB, undefined, sources)).toEqual({ job: { name: 'recorded' } });
    expect(await recipeFor(JOB, undefined, { recorded: none, namedSecrets })).toBeUndefined();
  });

  it('that cannot be looked up is tried again', async () => {
    const recorded = () => Promise.reject(new Error('canary in the vault'));
    const error = await failureOf(() => recipeFor(JOB, undefined, { recorded, namedSecrets }));
    expect(error).toMatchObject({ kind: 'unavailable', effect: 'none' });
    expect(error.message).not.toContain('canary');
  });

  it('gets its name and its secrets', () => {
    const job = {
      base_info: { name: 'DRS-1234', tags: ['${secret:DB}', 5, null] },
      source_endpoint: [
        { endpoint: { db_password: 'a-${secret:HALF}-b' }, ssl: { ssl_cert_key: 'plain-key' } },
      ],
    };
    const { description, secrets } = readyJob({ job }, v5);
    expect(description).toEqual({
      base_info: { name: 'tjc-1', tags: ['canary-1', 5, null] },
      source_endpoint: [{ endpoint: { db_password: 'a-canary-2-b' }, ssl: { ssl_cert_key: 'plain-key' } }],
    });
    expect(secrets).toEqual(expect.arrayContaining(['canary-1', 'canary-2', 'a-canary-2-b', 'plain-key']));
  });

  it.each(['toString', '__proto__', 'UNKNOWN', ''])('cannot name the secret %j', async (name) => {
    const job = { base_info: { name: 'x' }, p: `\${secret:${name}}` };
    expect(await failureOf(() => readyJob({ job }, v5))).toMatchObject({
      kind: 'invalid-request',
      effect: 'none',
    });
  });

  it('is for one version of the API', async () => {
    const v3 = { ...v5, version: 'v3' } as const;
    expect(readyJob({ job: { name: 'x' } }, v3).description).toEqual({ name: 'tjc-1' });
    expect((await failureOf(() => readyJob({ job: { name: 'x' } }, v5))).message).toContain('v5');
    expect((await failureOf(() => readyJob({ job: { base_info: { name: 'x' } } }, v3))).message).toContain(
      'v3',
    );
  });
});

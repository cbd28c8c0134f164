import { elecardBoroVod, elecardBoroVodOptions } from '../../../src/systems/elecard-boro-vod';

const minimum = { url: 'http://172.16.1.41', userId: 1, projectId: 2 };
const secret = 'AGnO/VenzHB9xkLYZG1i70kQ9iyFBBvugGXSFyTQaB0=';

describe('options of Elecard Boro VoD', () => {
  it('have defaults in milliseconds', () => {
    expect(elecardBoroVodOptions.parse(minimum)).toEqual({
      ...minimum,
      automaticRestarts: { attempts: 3, watch: 15_000 },
      pollInterval: 5_000,
      settle: 5_000,
    });
  });

  it('may say that nothing restarts', () => {
    expect(elecardBoroVodOptions.parse({ ...minimum, automaticRestarts: false }).automaticRestarts).toBe(
      false,
    );
  });

  it.each([
    { userId: 0 },
    { projectId: 1.5 },
    { automaticRestarts: true },
    { automaticRestarts: { attempts: 11 } },
    { automaticRestarts: { attempts: 0 } },
    { automaticRestarts: { watch: '0s' } },
    { recordedTasks: { a: { templateId: 1, uri: 'a' } } },
    { recordedTasks: { 63: { uri: 'a' } } },
    { recordedTasks: { 63: { templateId: 1, uri: 'a', priority: 'highest' } } },
    { signing: { accessId: '1', secret: 'not base64!' } },
    { pollInterval: 0 },
    { settle: 'soon' },
    { unknown: true },
  ])('are refused with %j', (wrong) => {
    expect(elecardBoroVodOptions.safeParse({ ...minimum, ...wrong }).success).toBe(false);
    expect(() => elecardBoroVod({ ...minimum, ...wrong } as typeof minimum)).toThrow(TypeError);
  });

  it('never show a secret that is refused', () => {
    const wrong = { ...minimum, signing: { accessId: '1', secret: 'canary canary' } };
    expect(() => elecardBoroVod(wrong)).toThrow(/secret/);
    expect(() => elecardBoroVod(wrong)).not.toThrow(/canary/);
  });
});

describe('a system made from options', () => {
  it('declares what the operator set', async () => {
    const system = elecardBoroVod({ ...minimum, pollInterval: '1m', settle: 7_000 });
    expect(system.vendor).toBe('elecard-boro-vod');
    expect(system.capabilities).toMatchObject({
      status: { pollIntervalMs: 60_000 },
      rerun: { settleMs: 7_000 },
    });
    expect(JSON.parse(JSON.stringify(system.capabilities))).toEqual(system.capabilities);
    await system.close?.();
  });

  it.each([
    ['a table', { 63: { templateId: 1, uri: 'a' } }],
    ['a function', () => Promise.resolve({ templateId: 1, uri: 'a' })],
  ])('looks recorded tasks up in %s', async (_, recordedTasks) => {
    const system = elecardBoroVod({ ...minimum, recordedTasks });
    const job = {
      id: '63',
      run: 'task:63',
      phase: 'stopped',
      rawStatus: 'Canceled',
      call: 'TaskStatus',
    } as const;
    const [info] = await system.rerunInfo([{ ...job, observedAt: '' }], {
      signal: new AbortController().signal,
    });
    expect(info?.ways).toEqual([{ way: 'new-run', available: true }]);
    await system.close?.();
  });

  it('takes a key or a signer', async () => {
    for (const signing of [{ accessId: '1', secret }, () => ({})]) {
      await elecardBoroVod({ ...minimum, signing }).close?.();
    }
  });
});

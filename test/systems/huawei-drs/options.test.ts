import { huaweiDrs, huaweiDrsOptions, type HuaweiDrsOptions } from '../../../src/systems/huawei-drs';
import { JOB, PROJECT } from './scripted-server';

const url = 'https://drs.cn-north-4.myhuaweicloud.com';
const iam = {
  url: 'https://iam.cn-north-4.myhuaweicloud.com',
  user: 'U',
  password: 'canary-password',
  account: 'A',
  project: 'cn-north-4',
};
const signing = { accessKey: 'AK', secretKey: 'canary-secret' };
const minimum = { url, iam };

describe('options of DRS', () => {
  it('have defaults in milliseconds', () => {
    expect(huaweiDrsOptions.parse(minimum)).toEqual({
      ...minimum,
      api: 'probe',
      pauseMode: 'all',
      language: 'en-us',
      newRun: 'clone',
      secrets: {},
      pollInterval: 15_000,
      settle: 20_000,
    });
  });

  it.each([
    { iam: undefined },
    { signing, projectId: PROJECT },
    { iam: { ...iam, project: undefined } },
    { iam: { ...iam, password: '' } },
    { iam: { ...iam, url: 'ftp://iam' } },
    { iam: undefined, signing },
    { projectId: 'cn-north-4' },
    { api: 'v4' },
    { pauseMode: 'none' },
    { language: 'de' },
    { requestsPerSecond: 0 },
    { recordedJobs: { [JOB]: { body: {} } } },
    { recordedJobs: { '7': { job: {} } } },
    { secrets: { DB: '' } },
    { settle: -1 },
    { unknown: true },
  ])('are refused with %j', (wrong) => {
    expect(() => huaweiDrs({ ...minimum, ...wrong } as unknown as HuaweiDrsOptions)).toThrow(TypeError);
  });

  it('never show a secret that is refused', () => {
    const wrong = {
      ...minimum,
      secrets: { DB: 5 },
      iam: { ...iam, user: '' },
    } as unknown as HuaweiDrsOptions;
    expect(() => huaweiDrs(wrong)).toThrow(/iam/);
    expect(() => huaweiDrs(wrong)).not.toThrow(/canary/);
  });
});

describe('a system made from options', () => {
  it('declares what the operator set', async () => {
    const system = huaweiDrs({ ...minimum, pollInterval: '1m', settle: 7_000, api: 'v3' });
    expect(system).toMatchObject({
      vendor: 'huawei-drs',
      capabilities: {
        stop: { batchSize: 25, defaultMode: 'pause' },
        status: { batchSize: 20, pollIntervalMs: 60_000 },
        rerun: { settleMs: 7_000, inFlightMs: 40_000 },
      },
    });
    await system.close?.();
  });

  it.each([
    ['v5', { status: 1, rerunInfo: 1, findReruns: 0 }],
    ['probe', { status: 1, rerunInfo: 1, findReruns: 0 }],
    ['v3', { rerunInfo: 1, findReruns: 0 }],
  ] as const)('declares what %s sends for each task', async (api, requestsPerJob) => {
    const system = huaweiDrs({ ...minimum, api });
    expect(system.capabilities.budget).toEqual({ requestsPerSecond: 10, requestsPerJob });
    await system.close?.();
  });

  it('declares the rate of the operator', async () => {
    const system = huaweiDrs({ ...minimum, requestsPerSecond: 200 });
    expect(system.capabilities.budget?.requestsPerSecond).toBe(200);
    await system.close?.();
  });

  it('says which stops cannot be undone', async () => {
    const system = huaweiDrs(minimum);
    const modes = Object.entries(system.capabilities.stop.modes);
    expect(modes.map(([mode, { reversible }]) => [mode, reversible])).toEqual([
      ['pause', true],
      ['graceful', false],
      ['force', false],
    ]);
    await system.close?.();
  });

  it('takes validated options again, and functions', async () => {
    const full = {
      ...minimum,
      projectId: PROJECT,
      recordedJobs: { [JOB]: { job: { name: 'x' } } },
      secrets: { DB: 'canary' },
    };
    await huaweiDrs(huaweiDrsOptions.parse(full)).close?.();
    await huaweiDrs({
      url,
      projectId: PROJECT,
      signing,
      recordedJobs: () => Promise.resolve(undefined),
    }).close?.();
  });
});

import {
  hitachiJp1Ao,
  hitachiJp1AoOptions,
  type HitachiJp1AoOptions,
} from '../../../src/systems/hitachi-jp1-ao';

const minimum = { url: 'http://192.168.146.132:22015', user: 'system', password: 'manager' };

describe('options of JP1/AO', () => {
  it('have defaults in milliseconds', () => {
    expect(hitachiJp1AoOptions.parse(minimum)).toEqual({
      ...minimum,
      version: 12,
      resubmitSchedule: 'immediate',
      cancelRecurring: false,
      pollInterval: 10_000,
      settle: 10_000,
    });
  });

  it.each([
    { url: 'http://system:manager@192.168.146.132' },
    { user: '' },
    { user: 'sys:tem' },
    { password: '' },
    { version: 9 },
    { version: '12' },
    { language: 'english' },
    { statusWords: { done: 'finished' } },
    { overrides: { AddUser: { password: 5 } } },
    { resubmitSchedule: 'recurrence' },
    { pollInterval: 0 },
    { settle: 'soon' },
    { unknown: true },
  ])('are refused with %j', (wrong) => {
    expect(() => hitachiJp1Ao({ ...minimum, ...wrong } as typeof minimum)).toThrow(TypeError);
  });

  it('never show a secret that is refused', () => {
    const wrong = { ...minimum, overrides: { AddUser: 'canary' } } as unknown as typeof minimum;
    expect(() => hitachiJp1Ao(wrong)).toThrow(/overrides/);
    expect(() => hitachiJp1Ao(wrong)).not.toThrow(/canary|manager/);
  });
});

describe('a system made from options', () => {
  it('declares what the operator set', async () => {
    const system = hitachiJp1Ao({ ...minimum, version: 10, pollInterval: '1m', settle: 7_000 });
    expect(system).toMatchObject({
      vendor: 'hitachi-jp1-ao',
      capabilities: {
        stop: { batchSize: 1, defaultMode: 'graceful' },
        status: { pollIntervalMs: 60_000 },
        rerun: { settleMs: 7_000 },
      },
    });
    expect(system.expectedIdForm('5381')).toBeUndefined();
    await system.close?.();
  });

  it('takes validated options again', async () => {
    const settings = {
      ...minimum,
      overrides: { AddUser: { password: 'x' } },
      statusWords: { done: 'completed' },
    } as const;
    await hitachiJp1Ao(hitachiJp1AoOptions.parse(settings) as HitachiJp1AoOptions).close?.();
    await hitachiJp1Ao({ ...minimum, overrides: () => Promise.resolve({}) }).close?.();
  });
});

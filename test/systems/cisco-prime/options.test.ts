import { ciscoPrime, ciscoPrimeOptions, type CiscoPrimeOptions } from '../../../src/systems/cisco-prime';
import { RECIPE } from './recipes';

const minimum = { url: 'https://prime.example', user: 'nbi', password: 'hunter2hunter2' };
const submission = JSON.parse(JSON.stringify(RECIPE)) as Record<string, unknown>;

describe('options of Prime', () => {
  it('have defaults in milliseconds', () => {
    expect(ciscoPrimeOptions.parse(minimum)).toEqual({
      ...minimum,
      connections: 4,
      keepAlive: false,
      refusalRetries: 2,
      version: 4,
      format: 'json',
      jobsPerCall: 50,
      schedule: 'leave',
      resumeSuspended: false,
      historyKept: 86_400_000,
      pollInterval: 10_000,
      settle: 30_000,
    });
  });

  it.each([
    { url: 'https://nbi:hunter2@prime.example' },
    { user: '' },
    { user: 'n:bi' },
    { password: '' },
    { version: 5 },
    { version: '4' },
    { format: 'JSON' },
    { connections: 6 },
    { jobsPerCall: 0 },
    { schedule: 'resume' },
    { rateLimits: 'off' },
    { requestsPerSecond: 0 },
    { historyKept: 0 },
    { recordedSubmissions: [{ submission }] },
    { recordedSubmissions: [{ jobId: '1/2', submission }] },
    { recordedSubmissions: [{ jobType: 'x', submission: { ...submission, operation: '../x' } }] },
    { unknown: true },
  ])('are refused with %j', (wrong) => {
    expect(() => ciscoPrime({ ...minimum, ...wrong } as typeof minimum)).toThrow(TypeError);
  });

  it('never show a secret that is refused', () => {
    const wrong = { ...minimum, recordedSubmissions: [{ jobType: 'x', submission: { body: 'canary' } }] };
    expect(() => ciscoPrime(wrong as unknown as CiscoPrimeOptions)).toThrow(/recordedSubmissions/);
    expect(() => ciscoPrime(wrong as unknown as CiscoPrimeOptions)).not.toThrow(/canary|hunter2/);
  });
});

describe('a system made from options', () => {
  it('declares what the operator set', async () => {
    const system = ciscoPrime({
      ...minimum,
      pollInterval: '1m',
      settle: 7_000,
      historyKept: '2h',
      jobsPerCall: 30,
    });
    expect(system).toMatchObject({
      vendor: 'cisco-prime',
      capabilities: {
        stop: { batchSize: 50, defaultMode: 'graceful' },
        status: { pollIntervalMs: 60_000, batchSize: 30 },
        rerun: {
          settleMs: 7_000,
          inFlightMs: 40_000,
          ways: [
            { way: 'next-scheduled', guard: 'state', search: { sees: 'nothing' } },
            { way: 'new-run', guard: 'provenance', search: { sees: 'recent', windowMs: 7_200_000 } },
          ],
        },
      },
    });
    expect(system.expectedIdForm('15/25')).toBeUndefined();
    await system.close?.();
    await system.close?.();
  });

  it.each([
    ['the usual rate', {}, 4],
    ['the rate of the operator', { requestsPerSecond: 2.5 }, 2.5],
  ])('declares %s until the server tells its own', async (_what, options, requestsPerSecond) => {
    const system = ciscoPrime({ ...minimum, ...options });
    expect(system.capabilities.budget).toEqual({ requestsPerSecond, requestsPerJob: { findReruns: 0 } });
    await system.close?.();
  });

  it('reads jobs one by one without operators', async () => {
    const system = ciscoPrime({ ...minimum, jobsPerCall: 1 });
    expect(system.capabilities.status.batchSize).toBe(20);
    await system.close?.();
  });

  it('takes validated options again', async () => {
    const settings = { ...minimum, recordedSubmissions: [{ jobType: 'x', submission: { ...submission } }] };
    await ciscoPrime(ciscoPrimeOptions.parse(settings)).close?.();
    await ciscoPrime({ ...minimum, recordedSubmissions: () => Promise.resolve(undefined) }).close?.();
  });
});

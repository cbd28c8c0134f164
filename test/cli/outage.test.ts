import { ServiceError } from '@temporalio/client';
import { throughOutages } from '../../src/cli/outage';

/** As the SDK's client throws it. */
const grpc = (code: number): Error => {
  const cause = Object.assign(new Error(`${code} of gRPC`), { code, details: '', metadata: {} });
  return new ServiceError('Failed to get Workflow execution history', { cause });
};
const QUICK = { outageMs: 100, pauseMs: 1 };

/** Fails so many times, then gives the end. */
function flaky(times: number, code: number) {
  let asked = 0;
  return () => (++asked > times ? Promise.resolve('the end') : Promise.reject(grpc(code)));
}

describe('a workflow that is waited for', () => {
  it.each([4, 14])('is waited for through an outage (code %d)', async (code) => {
    const said = jest.fn();
    await expect(throughOutages(flaky(5, code), said, QUICK)).resolves.toBe('the end');
    expect(said).toHaveBeenCalledTimes(1);
  });

  it('is not waited for when the outage lasts', async () => {
    const began = Date.now();
    await expect(throughOutages(flaky(Infinity, 14), jest.fn(), QUICK)).rejects.toThrow(
      'Failed to get Workflow execution history',
    );
    expect(Date.now() - began).toBeGreaterThanOrEqual(100);
  });

  it.each([
    ['that lets nobody in', grpc(7)],
    ['that says no', new Error('It failed.')],
  ])('by a server %s is waited for no more', async (_, error) => {
    const said = jest.fn();
    await expect(throughOutages(() => Promise.reject(error), said, QUICK)).rejects.toBe(error);
    expect(said).not.toHaveBeenCalled();
  });
});

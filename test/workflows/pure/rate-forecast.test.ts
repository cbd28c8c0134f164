import type { ForecastCall } from '../../../src/contract';
import { requestsFor } from '../../../src/workflows/plan/forecast/rate-forecast';

const call = (operation: ForecastCall['operation'], jobs: number, calls: number): ForecastCall => ({
  ...{ operation, purpose: 'read', jobs, calls },
});
const calls = [call('status', 45, 3), call('findReruns', 45, 9), call('submitRerun', 45, 45)];

describe('requests', () => {
  it('are as many as calls', () => {
    expect(requestsFor(calls, { requestsPerSecond: 4 })).toEqual({ count: 57, perSecond: 4 });
  });

  it('are as many as declared for each job', () => {
    const requestsPerJob = { status: 1, findReruns: 0 };
    expect(requestsFor(calls, { requestsPerSecond: 10, requestsPerJob })).toMatchObject({ count: 90 });
  });
});

import { sparing } from '../../../src/systems/huawei-drs/sparing';
import type { HttpResponse } from '../../../src/http';
import { detail } from '../../../src/systems/huawei-drs/v5/requests';
import { answer, CALL, failure, JOB, PROJECT } from './scripted-server';

async function pausesAfter(response: HttpResponse): Promise<number[]> {
  const pauses: number[] = [];
  const exchange = sparing({
    exchange: () => Promise.resolve(response),
    pause: (milliseconds) => pauses.push(milliseconds),
  });
  expect(await exchange(detail(PROJECT, JOB), CALL.signal)).toBe(response);
  return pauses;
}

describe('a project that has had enough', () => {
  it.each([failure('APIGW.0308', 429), answer('', 429), failure('DRS.M01503')])(
    '%#: is left alone',
    async (response) => {
      const [pause = 0, ...others] = await pausesAfter(response);
      expect(others).toEqual([]);
      expect(pause).toBeGreaterThanOrEqual(2_000);
      expect(pause).toBeLessThanOrEqual(5_000);
    },
  );

  it('is left alone for ten seconds at most', async () => {
    const response = failure('APIGW.0308', 429);
    expect(await pausesAfter({ ...response, headers: { 'retry-after': '600' } })).toEqual([10_000]);
  });

  it.each([answer({}), failure('DRS.M01504'), failure('APIGW.0613', 503)])(
    '%#: says so',
    async (response) => {
      expect(await pausesAfter(response)).toEqual([]);
    },
  );
});

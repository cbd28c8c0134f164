import type { RemediateJobsResult, RerunJobsResult } from '../../../src/contract';
import { fitting } from '../../../src/workflows/fitting-result';

const TWO_MIB = 2 * 1024 * 1024;
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

/** A result of so many jobs whose texts are as long as they get. */
function result(jobs: number, text: string): RemediateJobsResult {
  const at = '2026-01-01T00:00:00.000Z';
  const evidence = Array.from({ length: 6 }, () => ({
    at,
    call: 'GetStatus',
    says: text,
    run: 'x'.repeat(40),
  }));
  const marker = `tjc-${'0'.repeat(20)}`;
  return {
    system: 'lab',
    cancelled: false,
    ledger: Array.from({ length: jobs * 3 }, () => ({
      at,
      event: 'verdict' as const,
      system: 'lab',
      id: '1',
    })),
    jobs: Array.from({ length: jobs }, (_, index) => ({
      id: `job-${index}`,
      stop: {
        id: `job-${index}`,
        verdict: 'refused',
        certainty: 'certain',
        reason: text.repeat(10),
        evidence,
      },
      rerun: { id: `job-${index}`, outcome: 'not-rerun', marker, reason: text.repeat(10), evidence },
    })),
  };
}

it('a small result stays as it is', () => {
  const small = result(3, 'x'.repeat(200));
  expect(fitting(small)).toBe(small);
});

it.each([
  ['Latin', 'x'.repeat(200)],
  ['Chinese', '中'.repeat(200)],
])('500 jobs with the longest texts fit: %s', (_, text) => {
  const large = result(500, text);
  expect(bytes(large)).toBeGreaterThan(TWO_MIB);
  const fit = fitting(large);
  expect(bytes(fit)).toBeLessThan(TWO_MIB);
  expect(fit.jobs.map(({ id, stop, rerun }) => [id, stop.verdict, rerun.outcome, rerun.marker])).toEqual(
    large.jobs.map(({ id, stop, rerun }) => [id, stop.verdict, rerun.outcome, rerun.marker]),
  );
  expect(fit.jobs.every(({ stop }) => stop.evidence.length > 0)).toBe(true);
});

it('a result without verdicts is cut, too', () => {
  const { jobs, ...rest } = result(500, '中'.repeat(200));
  const reruns: RerunJobsResult = { ...rest, jobs: jobs.map(({ rerun }) => rerun) };
  expect(bytes(fitting(reruns))).toBeLessThan(TWO_MIB);
});

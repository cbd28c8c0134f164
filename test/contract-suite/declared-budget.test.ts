import type { RequestBudget } from '../../src/contract';
import { checksFor, runChecks } from '../../src/testing/contract-suite';
import { toyAdapter, toyCapabilities } from './toy-adapter';
import { toyStage } from './toy-stage';

/** What the checks of a budget say of the toy, whose polls are one request however many jobs they read. */
async function outcomes(budget: RequestBudget): Promise<string[]> {
  const capabilities = { ...toyCapabilities, budget };
  const connect = (_server: unknown, url: string) => ({ ...toyAdapter(url), capabilities });
  const stage = { ...toyStage, capabilities, connect };
  const checks = checksFor(stage).filter(({ title }) => /budget|declared/.test(title));
  return (await runChecks(stage, checks)).map(({ outcome }) => outcome);
}

describe('a declared budget', () => {
  it.each<[string, RequestBudget, string[]]>([
    ['that is kept passes', { requestsPerSecond: 0.5 }, ['passed', 'passed']],
    [
      'of calls without requests passes',
      { requestsPerSecond: 1, requestsPerJob: { status: 0.5, findReruns: 0 } },
      ['passed', 'passed'],
    ],
    ['of nothing is caught', { requestsPerSecond: 0 }, ['failed', 'passed']],
    ['without a limit is caught', { requestsPerSecond: Infinity }, ['failed', 'passed']],
    [
      'of negative requests is caught',
      { requestsPerSecond: 1, requestsPerJob: { stop: -1 } },
      ['failed', 'passed'],
    ],
    [
      'of more requests than are sent is caught',
      { requestsPerSecond: 1, requestsPerJob: { status: 1 } },
      ['passed', 'failed'],
    ],
  ])('%s', async (_title, budget, expected) => {
    expect(await outcomes(budget)).toEqual(expected);
  });
});

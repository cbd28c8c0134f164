import { checksFor, runChecks } from '../../src/testing/contract-suite';
import { BROKEN_CHECKS } from './broken/broken-checks';
import { BROKEN_EXCHANGES } from './broken/broken-exchanges';
import { BROKEN_LISTS } from './broken/broken-lists';
import { BROKEN_READINGS } from './broken/broken-readings';
import { BROKEN_RERUNS } from './broken/broken-reruns';
import { BROKEN_STOPS } from './broken/broken-stops';
import { stageWith, toyStage } from './toy-stage';

const BROKEN_ADAPTERS = [
  ...BROKEN_READINGS,
  ...BROKEN_LISTS,
  ...BROKEN_STOPS,
  ...BROKEN_RERUNS,
  ...BROKEN_EXCHANGES,
  ...BROKEN_CHECKS,
];

describe('the contract suite catches an adapter that', () => {
  it.each(BROKEN_ADAPTERS)('$flaw', async ({ breakIt, caughtBy }) => {
    const stage = stageWith(breakIt);
    const checks = checksFor(stage).filter(({ title }) => title === caughtBy);
    const [report] = await runChecks(stage, checks);
    expect(report).toEqual({ title: caughtBy, outcome: 'failed', reason: expect.any(String) as string });
  });
});

describe('the checks of a stage', () => {
  const titles = checksFor(toyStage).map(({ title }) => title);

  it('have titles of their own', () => {
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('have titles of nine words or fewer', () => {
    expect(titles.filter((title) => title.split(' ').length > 9)).toEqual([]);
  });
});

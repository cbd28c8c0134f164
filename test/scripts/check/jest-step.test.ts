import { jestCounts } from '../../../scripts/check/jest-step';

const report = {
  numPassedTests: 10,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 2,
  numRuntimeErrorTestSuites: 0,
  testResults: [],
};

it('counts pending tests and todos as skipped', () => {
  expect(jestCounts(report, 0)).toEqual({ passed: 10, failed: 0, skipped: 3 });
});

it('counts a file that could not run as failed', () => {
  expect(jestCounts({ ...report, numFailedTests: 2, numRuntimeErrorTestSuites: 1 }, 1)).toMatchObject({
    failed: 3,
  });
});

it('counts a bad exit code as a failure', () => {
  expect(jestCounts(report, 1)).toMatchObject({ failed: 1 });
});

it('refuses a report it cannot read', () => {
  expect(() => jestCounts({ numPassedTests: 1 }, 0)).toThrow('numFailedTests');
});

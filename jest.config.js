/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // The examples import the package by its name.
  moduleNameMapper: {
    '^temporal-job-control$': '<rootDir>/src/index.ts',
    '^temporal-job-control/(.*)$': '<rootDir>/src/$1/index.ts',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  globalSetup: '<rootDir>/test/global-setup.ts',
  globalTeardown: '<rootDir>/test/global-teardown.ts',
  // Most of the long tests wait: for deadlines, for limits, for processes of their own.
  maxWorkers: 3,
  testTimeout: 60_000,
};

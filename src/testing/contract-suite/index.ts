export type { Check } from './check';
export { checksFor } from './checks';
export { describeJobSystem, type TestFramework } from './describe-job-system';
export type { SeenRequest } from './gate';
export { type CheckReport, runCheck, runChecks } from './run-checks';
export type { CheckStage, HttpStage, JobMaker, JobSystemStage, StagePart } from './stage';

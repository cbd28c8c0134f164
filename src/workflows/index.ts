// Every function exported here can be started as a workflow, so nothing else may be.
export { resolveRerunUpdate } from './desk';
export { progressQuery } from './display';
export { remediateJobs } from './remediate-jobs';
export { rerunJobs } from './rerun-jobs';
export { stopJobs } from './stop-jobs';

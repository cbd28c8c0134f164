// Every function exported here can be started as a workflow, so nothing else may be.
export { progressQuery, resolveRerunUpdate } from './desk';
export { remediateJobs } from './remediate-jobs';
export { rerunJobs } from './rerun-jobs';
export { stopJobs } from './stop-jobs';

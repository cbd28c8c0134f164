import type * as workflows from '../workflows';

/** The workflows that the client starts, by name. */
export type JobControlWorkflows = Pick<typeof workflows, 'stopJobs' | 'rerunJobs' | 'remediateJobs'>;

/** The name of one of them. */
export type JobControlWorkflow = keyof JobControlWorkflows;

/** What that workflow takes. */
export type InputOf<Name extends JobControlWorkflow> = Parameters<JobControlWorkflows[Name]>[0];

/** What that workflow gives. */
export type ResultOf<Name extends JobControlWorkflow> = Awaited<ReturnType<JobControlWorkflows[Name]>>;

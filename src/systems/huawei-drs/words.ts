/** What a pause stops: `target` only the replay into the target, `all` reading the source too. */
export const PAUSE_MODES = ['target', 'all'] as const;
export type PauseMode = (typeof PAUSE_MODES)[number];

/** The kinds of tasks that a list is asked for: it needs one, and shows no others. Those that can be created or cloned. */
export const JOB_TYPES = ['sync', 'migration', 'cloudDataGuard'] as const;
export type JobType = (typeof JOB_TYPES)[number];

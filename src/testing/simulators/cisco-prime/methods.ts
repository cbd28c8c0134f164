/** What can be done with the trigger of a job. */
export const TRIGGER_ACTIONS = ['cancel', 'suspend', 'resume'] as const;

/** One of them. */
export type TriggerAction = (typeof TRIGGER_ACTIONS)[number];

/** The names of the calls, for fault rules and the ledger. */
export type CiscoPrimeMethod =
  | 'cancelrunning'
  | TriggerAction
  | 'runhistory'
  | 'JobSummary'
  | 'JobSummary.entity'
  | 'deployTemplateThroughJob'
  | 'rateLimits'
  | 'op'
  | 'data';

/** An operation below `/webacs/api/vN/op/`. */
export interface ServiceOperation {
  readonly path: string;
  readonly method: CiscoPrimeMethod;
  readonly httpMethod: 'GET' | 'PUT';
  /** The first version that has it; default 1. */
  readonly since?: number;
}

/** The operations that are simulated; jobService has no other. */
export const SERVICE_OPERATIONS: readonly ServiceOperation[] = [
  { path: 'jobService/cancelrunning', method: 'cancelrunning', httpMethod: 'PUT' },
  ...TRIGGER_ACTIONS.map((action): ServiceOperation => {
    return { path: `jobService/${action}`, method: action, httpMethod: 'PUT' };
  }),
  { path: 'jobService/runhistory', method: 'runhistory', httpMethod: 'GET' },
  {
    path: 'cliTemplateConfiguration/deployTemplateThroughJob',
    method: 'deployTemplateThroughJob',
    httpMethod: 'PUT',
  },
  { path: 'rateService/rateLimits', method: 'rateLimits', httpMethod: 'GET', since: 4 },
];

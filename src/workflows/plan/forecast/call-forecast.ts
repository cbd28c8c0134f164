import type { Capabilities, ForecastCall, StepAction } from '../../../contract';
import { SUBMISSION_BATCH } from '../../../contract/submission-batch';
import type { JobForecast } from './job-forecast';

/** The calls that one batch would need at least, in their order. Pure. */
export function callsFor(
  action: StepAction,
  jobs: readonly JobForecast[],
  { status, stop, rerun }: Capabilities,
): ForecastCall[] {
  const reads = (purpose: ForecastCall['purpose'], count: number): ForecastCall => ({
    ...{ operation: 'status', purpose, jobs: count },
    calls: Math.ceil(count / status.batchSize),
  });
  const all = jobs.length;
  const stops = jobs.filter((job) => job.stops).length;
  const reruns = jobs.filter((job) => job.reruns).length;
  const searched = jobs.filter((job) => job.searches).length;
  const isLookedInto = action === 'rerun' || (action === 'remediate' && rerun.infoBeforeStop);
  const info = (count: number): ForecastCall => ({ ...reads('prepare', count), operation: 'rerunInfo' });
  const calls: ForecastCall[] = [
    reads('read', all),
    ...(isLookedInto ? [info(all)] : []),
    reads('stop', stops),
    { operation: 'stop', purpose: 'stop', jobs: stops, calls: Math.ceil(stops / stop.batchSize) },
    reads('watch', action === 'await' ? all : stops),
    ...(action === 'remediate' ? [reads('prepare', reruns), info(reruns)] : []),
    { ...reads('submit', reruns), calls: readsBeforeSubmission(reruns, status.batchSize) },
    {
      ...{ operation: 'findReruns', purpose: 'submit', jobs: searched },
      calls: Math.ceil(searched / SUBMISSION_BATCH),
    },
    { operation: 'submitRerun', purpose: 'submit', jobs: reruns, calls: reruns },
  ];
  return calls.filter(({ calls: count }) => count > 0);
}

/** Reruns are looked at in small batches. */
function readsBeforeSubmission(reruns: number, batchSize: number): number {
  const whole = Math.floor(reruns / SUBMISSION_BATCH) * Math.ceil(SUBMISSION_BATCH / batchSize);
  return whole + Math.ceil((reruns % SUBMISSION_BATCH) / batchSize);
}

/** The calls of several batches as one list. */
export function sumOfCalls(batches: readonly (readonly ForecastCall[])[]): ForecastCall[] {
  const sums = new Map<string, ForecastCall>();
  for (const call of batches.flat()) {
    const key = `${call.purpose} ${call.operation}`;
    const before = sums.get(key);
    sums.set(
      key,
      before ? { ...call, jobs: before.jobs + call.jobs, calls: before.calls + call.calls } : call,
    );
  }
  return [...sums.values()].sort((one, other) => placeOf(one) - placeOf(other));
}

const PURPOSES: readonly ForecastCall['purpose'][] = ['select', 'read', 'stop', 'watch', 'prepare', 'submit'];
const OPERATIONS: readonly ForecastCall['operation'][] = [
  'list',
  'status',
  'stop',
  'rerunInfo',
  'findReruns',
  'submitRerun',
];

function placeOf({ purpose, operation }: ForecastCall): number {
  return PURPOSES.indexOf(purpose) * OPERATIONS.length + OPERATIONS.indexOf(operation);
}

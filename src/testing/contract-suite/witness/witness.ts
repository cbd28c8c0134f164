import type { CallContext, JobSystem } from '../../../contract';
import { requireKnownError } from './errors';
import {
  requireListPage,
  requireMatches,
  requireReadings,
  requireRerunInfo,
  requireRerunReceipt,
  requireRerunReceipts,
  requireStopReceipts,
  requireSystemCheck,
} from './outcomes';
import { requirePlainJson } from './plain-json';
import { requireNoSecret } from './secrets';

/**
 * The same system, with somebody beside it who looks at every answer and every error and throws an `AssertionError` as soon as one
 * breaks a promise that holds whatever is asked.
 */
export function witnessed(system: JobSystem, secrets: readonly string[]): JobSystem {
  const { vendor, capabilities } = system;
  const watch = watcher(secrets);
  return {
    vendor,
    capabilities,
    expectedIdForm: (id) => system.expectedIdForm(id),
    status: (ids, call) =>
      watch(
        call,
        () => system.status(ids, call),
        (readings) => requireReadings(ids, readings),
      ),
    stop: (request, call) =>
      watch(
        call,
        () => system.stop(request, call),
        (receipts) => requireStopReceipts(request, receipts),
      ),
    rerunInfo: (jobs, call, recipes) =>
      watch(
        call,
        () => system.rerunInfo(jobs, call, recipes),
        (infos) => requireRerunInfo(jobs, infos, capabilities),
      ),
    ...watchedReruns(system, watch),
    ...(system.check && {
      check: (call) =>
        watch(
          call,
          async () => (await system.check?.(call)) ?? { findings: [] },
          (check) => requireSystemCheck(check),
        ),
    }),
    ...watchedList(system, watch),
    ...(system.close && { close: async () => system.close?.() }),
  };
}

function watchedReruns(
  system: JobSystem,
  watch: Watch,
): Pick<JobSystem, 'findReruns' | 'submitRerun' | 'continueReruns'> {
  return {
    findReruns: (intents, call) =>
      watch(
        call,
        () => system.findReruns(intents, call),
        (matches) => requireMatches(intents, matches, system),
      ),
    submitRerun: (intent, call) =>
      watch(
        call,
        () => system.submitRerun(intent, call),
        (receipt) => requireRerunReceipt(intent, receipt, system),
      ),
    ...(system.continueReruns && {
      continueReruns: (begun, call) =>
        watch(
          call,
          async () => (await system.continueReruns?.(begun, call)) ?? [],
          (receipts) => requireRerunReceipts(begun, receipts, system),
        ),
    }),
  };
}

function watchedList(system: JobSystem, watch: Watch): Pick<JobSystem, 'list'> {
  if (!system.list) return {};
  return {
    list: (request, call) =>
      watch(
        call,
        async () => (await system.list?.(request, call)) ?? { jobs: [] },
        (page) => requireListPage(page, system),
      ),
  };
}

type Watch = <Result>(
  call: CallContext,
  run: () => Promise<Result>,
  examine: (result: Result) => void,
) => Promise<Result>;

function watcher(secrets: readonly string[]): Watch {
  return async (call, run, examine) => {
    const result = await run().catch((error: unknown) => {
      requireKnownError(error, call.signal);
      requireNoSecret(error, secrets);
      throw error;
    });
    requirePlainJson(result);
    requireNoSecret(result, secrets);
    examine(result);
    return result;
  };
}

import { systemCheck, type JobSystem, type SystemCheck } from '../contract';
import type { Settings } from './load-settings';
import { withoutValues } from './without-values';

/** What was found about one system of the settings. */
export interface CheckedSystem extends SystemCheck {
  readonly system: string;
  /** The vendor's folder name. */
  readonly vendor: string;
}

export interface CheckSystemsOptions {
  /** Milliseconds that one system may take. Default: 30,000. */
  readonly timeoutMs?: number;
  /** Ends all checks. */
  readonly signal?: AbortSignal;
}

const TIMEOUT_MS = 30_000;

/** How long closing may take: what still waits then ends with its process. Milliseconds. */
const CLOSE_MS = 2_000;

/**
 * Looks whether the systems of the settings can be worked with: all at the same time, in their order. Changes nothing on them. Closes them
 * afterwards, so these settings are good for nothing else then. Systems of other task queues are not looked at: their workers reach them.
 *
 * @throws the reason of `options.signal` when that is aborted; a failure of a system is a finding
 */
export async function checkSystems(
  { systems, secrets }: Settings,
  { timeoutMs = TIMEOUT_MS, signal }: CheckSystemsOptions = {},
): Promise<CheckedSystem[]> {
  const all = Object.entries(systems);
  try {
    const checks = all.map(async ([system, jobSystem]): Promise<CheckedSystem> => {
      const { findings } = await checked(jobSystem, { timeoutMs, signal, secrets });
      return { system, vendor: jobSystem.vendor, findings };
    });
    return await Promise.all(checks);
  } finally {
    await settledWithin(
      CLOSE_MS,
      all.map(async ([, jobSystem]) => jobSystem.close?.()),
    );
  }
}

interface Bounds {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  readonly secrets: readonly string[];
}

async function checked(system: JobSystem, { timeoutMs, signal, secrets }: Bounds): Promise<SystemCheck> {
  if (!system.check) return systemCheck({}, `The adapter ${system.vendor} has no check.`);
  const outOfTime = AbortSignal.timeout(timeoutMs);
  const ended = AbortSignal.any(signal ? [signal, outOfTime] : [outOfTime]);
  try {
    return await unlessAborted(ended, () => system.check?.({ signal: ended }));
  } catch (error) {
    signal?.throwIfAborted();
    if (outOfTime.aborted) {
      const says = `The check did not end within ${timeoutMs / 1_000} s.`;
      return systemCheck({ reachable: { ok: false, says } }, says);
    }
    const says = error instanceof Error ? error.message : String(error);
    return systemCheck({}, `The check itself failed: ${withoutValues(says, secrets)}`);
  }
}

/** An adapter may not listen to its signal. */
async function unlessAborted(
  signal: AbortSignal,
  check: () => Promise<SystemCheck> | undefined,
): Promise<SystemCheck> {
  signal.throwIfAborted();
  let leave = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    leave = () => reject(signal.reason as Error);
    signal.addEventListener('abort', leave);
  });
  try {
    return await Promise.race([check() ?? aborted, aborted]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

async function settledWithin(milliseconds: number, all: readonly Promise<unknown>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([Promise.allSettled(all), timeIsUp]);
  clearTimeout(timer);
}

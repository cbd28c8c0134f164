import { setTimeout as timeout } from 'node:timers/promises';

/**
 * Waits, or throws the signal's reason. The SDK's own `sleep` keeps memory for the life of the attempt with every call, and a bare
 * `AbortError` would be reported as a cancellation even when the activity was only paused or reset.
 */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await timeout(milliseconds, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

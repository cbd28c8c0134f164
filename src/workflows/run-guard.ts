import { hasEnded, isOtherRun } from '../contract';
import type { Batch } from './plans';
import type { StopCase } from './stop-case';

/**
 * Keeps hands off a job that has been started again since the caller looked. To be called when a job was read, before anything is decided
 * about it; not after our own stop, which may give an ended job another fingerprint.
 */
export function guardRun(stopCase: StopCase, runs: Batch['runs']): void {
  const { reading } = stopCase;
  if (reading?.outcome !== 'found' || !isOtherRun(reading, runs)) return;
  const { run, phase } = reading.snapshot;
  stopCase.otherRun = `It was not touched: the run that is meant is "${runs[stopCase.id]}", and the job is in run "${run}". If that one is meant, send a new request.`;
  if (!hasEnded(phase)) stopCase.givenUp ??= stopCase.otherRun;
}

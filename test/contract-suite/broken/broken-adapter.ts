import {
  type JobReading,
  type JobSnapshot,
  type JobSystem,
  SystemError,
  type SystemErrorOptions,
} from '../../../src/contract';

/** An adapter with one flaw, made from a right one. */
export interface BrokenAdapter {
  /** What the flawed adapter does. */
  readonly flaw: string;
  /** The check that must catch it. */
  readonly caughtBy: string;
  readonly breakIt: (system: JobSystem, url: string) => Partial<JobSystem>;
}

/** Every snapshot is changed. */
export function readingsWith(
  change: (snapshot: JobSnapshot) => JobSnapshot,
): (system: JobSystem) => Partial<JobSystem> {
  return (system) => ({
    status: async (...asked) => {
      const readings = await system.status(...asked);
      return readings.map((reading): JobReading => {
        return reading.outcome === 'found' ? { ...reading, snapshot: change(reading.snapshot) } : reading;
      });
    },
  });
}

/** Every failure, an abort included, becomes a `SystemError` with these members. */
export function errorsWith(changes: Partial<SystemErrorOptions>): (system: JobSystem) => Partial<JobSystem> {
  const rethrow = (error: unknown): never => {
    const { kind, effect, call, message, httpStatus } = error as SystemError;
    throw failure({
      kind,
      effect,
      call,
      message,
      ...(httpStatus !== undefined && { httpStatus }),
      ...changes,
    });
  };
  return (system) => ({
    status: (...asked) => system.status(...asked).catch(rethrow),
    stop: (...asked) => system.stop(...asked).catch(rethrow),
    submitRerun: (...asked) => system.submitRerun(...asked).catch(rethrow),
  });
}

/** A failure with these members. */
export function failure(changes: Partial<SystemErrorOptions>): SystemError {
  const usual = { kind: 'unavailable', effect: 'unknown', call: 'toy', message: 'It failed.' } as const;
  const known = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return new SystemError({ ...usual, ...known });
}

/** ISO 8601. */
export function now(): string {
  return new Date().toISOString();
}

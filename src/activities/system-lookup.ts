import { ApplicationFailure } from '@temporalio/common';
import { FAILURE_TYPES, type JobSystem, type JobSystems } from '../contract';

/** The system of that name. Throws a non-retryable failure that lists the known names. */
export function findSystem(systems: JobSystems, name: string): JobSystem {
  const system = Object.hasOwn(systems, name) ? systems[name] : undefined;
  if (system) return system;
  const known = Object.keys(systems).sort().join(', ') || 'none';
  throw ApplicationFailure.nonRetryable(
    `No system is called "${name}" on this worker. Known systems: ${known}.`,
    FAILURE_TYPES.unknownSystem,
  );
}

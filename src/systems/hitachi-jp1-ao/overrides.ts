import { z } from 'zod';
import { SystemError } from '../../contract';

/** The task that is about to be resubmitted. */
export interface ResubmittedTask {
  readonly id: string;
  readonly serviceName: string | undefined;
}

/** Values of properties by keyName, in place of those in the template, where passwords may be masked. */
export const propertyValues = z.record(z.string().min(1), z.string());

/** Looks up what is to be overridden for one task. */
export type OverrideLookup = (task: ResubmittedTask) => Promise<Readonly<Record<string, string>>>;

/** Asks the caller's own function: what it throws or gives may be anything. */
export async function lookedUp(
  overrides: OverrideLookup,
  task: ResubmittedTask,
): Promise<Readonly<Record<string, string>>> {
  try {
    return propertyValues.parse(await overrides(task));
  } catch {
    const message = `The property values for a rerun of task ${task.id} could not be looked up: see overrides.`;
    throw new SystemError({ kind: 'unavailable', effect: 'none', call: 'overrides', message }); // a cause could hold the values
  }
}

import type { CiscoPrimeSettings } from '../settings';
import type { Order, Plan } from './job';
import type { CheckedNewJob } from './new-job';

/** All that is needed to create a job; what is absent has a default. */
export interface JobSeed {
  readonly id?: string;
  readonly name?: string;
  readonly type?: string;
  readonly description?: string;
  readonly username: string;
  readonly order: Order;
  readonly work?: string;
  /** Absent: that of the newest job for the same work, else as the settings say. */
  readonly plan?: Plan;
  readonly everyMs?: number;
  readonly visibleAfterMs: number;
}

/** A test's job with the defaults filled in; `deviceId` is the device of a job that names none. */
export function seedFromTest(job: CheckedNewJob, deviceId: string, settings: CiscoPrimeSettings): JobSeed {
  const { id, name, type, description, username = 'root', work, everyMs } = job;
  return {
    ...(id !== undefined && { id }),
    ...(name !== undefined && { name }),
    ...(type !== undefined && { type }),
    ...(description !== undefined && { description }),
    ...(work !== undefined && { work }),
    ...(everyMs !== undefined && { everyMs }),
    username,
    order: orderOf(job, deviceId),
    plan: planFrom(job, settings),
    visibleAfterMs: 0,
  };
}

function orderOf({ templateName, devices, variables = {} }: CheckedNewJob, deviceId: string): Order {
  const values = Object.entries(variables).map(([name, value]) => ({ name, value }));
  return {
    templateName: templateName ?? 'Configure Interface',
    targets: (devices ?? [deviceId]).map((device) => ({ deviceId: device, variables: values })),
  };
}

/** What the settings say, with what is given in its place. */
export function planFrom(given: Partial<Plan>, settings: CiscoPrimeSettings): Plan {
  const { createdForMs, pendingForMs, runsForMs, stopTakesMs, endsDuringStop, cancelFails } = given;
  return {
    createdForMs: or(createdForMs, settings.createdForMs),
    pendingForMs: or(pendingForMs, settings.pendingForMs),
    runsForMs: or(runsForMs, settings.runsForMs),
    stopTakesMs: or(stopTakesMs, settings.stopTakesMs),
    endsAs: given.endsAs ?? 'SUCCESS',
    laterRunsEndAs: given.laterRunsEndAs ?? 'SUCCESS',
    ...(endsDuringStop && { endsDuringStop }),
    ...(cancelFails && { cancelFails }),
  };
}

/** Null is a value: never. */
function or<T>(value: T | undefined, otherwise: T): T {
  return value === undefined ? otherwise : value;
}

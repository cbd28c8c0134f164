import type { JsonObject } from '../../kit';
import { endpointsIn } from '../acts';
import type { Job, Order } from '../model/job';
import { orderWith, seedOfClone } from '../model/job-seed';
import { planFrom } from '../model/plan';
import { hashesOf, withoutSecrets } from '../model/secrets';
import type { OperationCall } from '../operation';
import { invalid, Refusal } from '../refusal';

/** What the API is told of a new job. */
export interface Ordered {
  readonly order: Partial<Order> & { readonly name: string };
  /** The whole description of the job, as it came. */
  readonly sent: JsonObject;
  /** Members of it that details show. */
  readonly more: JsonObject;
}

/** Creates a job that is to be configured, prechecked and started. Throws a `Refusal`; nothing guards against a second one but the name. */
export function createJob({ order, sent, more }: Ordered, { world, projectId }: OperationCall): Job {
  const name = newName(order.name, { world });
  const settings = world.settings();
  return world.jobs.create({
    work: world.jobs.workOf(name),
    origin: 'create',
    sourceId: null,
    order: { ...orderWith(name, settings), ...order, projectId },
    endpoints: withoutSecrets({
      source: endpointsIn(sent.source_endpoint) ?? [],
      target: endpointsIn(sent.target_endpoint) ?? [],
    }),
    more: withoutSecrets(more),
    plan: planFrom(settings),
    status: 'CREATING',
    connectionTested: false,
    passwordHashes: hashesOf(sent),
  });
}

/** Clones a job; whether that is allowed is not decided here. */
export function cloneJob(source: Job, name: string, { world }: OperationCall): Job {
  return world.jobs.create(seedOfClone(source, newName(name, { world }), world.settings()));
}

/** 4 to 50 characters, a letter first; unique whatever the case. Throws a `Refusal`. */
function newName(name: string, { world }: Pick<OperationCall, 'world'>): string {
  if (!isName(name)) throw invalid('name');
  if (world.jobs.named(name)) throw new Refusal('DRS.M00277');
  return name;
}

/** Whether a name follows the rules. */
export function isName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_-]{3,49}$/.test(name);
}

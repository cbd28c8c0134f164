import { isJsonObject, type JsonObject } from '../../kit';
import type { Job } from '../model/job';
import { hashesOf, withoutSecrets } from '../model/secrets';
import type { PrecheckMode } from '../model/precheck';
import { hasFailed, isDeletable, isRunning, isStoppable } from '../model/statuses';
import type { Act } from './act';

/** Begins a precheck; `under` is the name that its id has in the answer. */
export function precheck(mode: PrecheckMode, under: 'query_id' | 'precheck_id'): Act {
  return {
    name: `precheck ${mode}`,
    action: 'PRE_CHECK',
    allows: ({ status }) => takesPrecheck(mode, status),
    apply: (job, { jobs }) => ({ [under]: jobs.addPrecheck(job, mode).id }),
  };
}

function takesPrecheck(mode: PrecheckMode, status: string): boolean {
  if (mode === 'forStartJob') return ['CONFIGURATION', 'WAITING_FOR_START'].includes(status);
  return status === 'PAUSING' || hasFailed(status) || isRunning(status);
}

/** Lets the latest precheck pass although these items of it may not have. */
export function skipPrecheck(items: readonly string[]): Act {
  return {
    name: 'skip_precheck',
    allows: ({ prechecks }) => prechecks.length > 0,
    apply({ prechecks }) {
      const latest = prechecks.at(-1);
      if (!latest) return;
      latest.items = latest.items.map((one) =>
        items.includes(one.item) ? { ...one, is_skipped: true } : one,
      );
    },
  };
}

/** Tests the connections; it always succeeds. In v5 it answers with the id of a query of which nothing can be read. */
export function testConnection(under?: 'query_id'): Act {
  return {
    name: 'connection test',
    allows: ({ status }) => !isDeletable(status),
    apply(job, { ids }) {
      job.connectionTested = true;
      return under === undefined ? undefined : { [under]: ids.query() };
    },
  };
}

/** What an update may change. */
export interface Update {
  readonly name?: string;
  readonly description?: string;
  readonly source?: readonly JsonObject[];
  readonly target?: readonly JsonObject[];
}

/** Changes the name, the description and the endpoints as far as they are given. */
export function update({ name, description, source, target }: Update): Act {
  return {
    name: 'update',
    allows: ({ status }) => isStoppable(status),
    apply(job) {
      job.order = {
        ...job.order,
        ...(name !== undefined && { name }),
        ...(description !== undefined && { description }),
      };
      job.endpoints = {
        source: source ? withoutSecrets(source) : job.endpoints.source,
        target: target ? withoutSecrets(target) : job.endpoints.target,
      };
    },
  };
}

/** The act, keeping the hashes of the passwords that came with it. */
export function withPasswords(act: Act, sent: unknown): Act {
  return {
    ...act,
    apply(job, world) {
      job.passwordHashes.push(...hashesOf(sent));
      return act.apply(job, world);
    },
  };
}

/** Accepted, and nothing happens: for actions that have no effect here. */
export function withoutEffect(name: string): Act {
  return { name, allows: ({ status }: Job) => !isDeletable(status), apply: () => undefined };
}

/** The endpoints that a body gives: a list in v5, one object in v3; undefined when it gives none. */
export function endpointsIn(value: unknown): JsonObject[] | undefined {
  if (Array.isArray(value)) return value.filter(isJsonObject);
  return isJsonObject(value) ? [value] : undefined;
}

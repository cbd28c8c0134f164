import { upsertSearchAttributes } from '@temporalio/workflow';

/**
 * Lets people find the workflows that wait for them. The attribute has to be registered on the Temporal server, so it is set only by name. Where it is
 * not registered the workflow task fails, again and again: therefore it is set once at the very start, before anything is sent.
 */
export function tellAttribute(name: string | undefined, isAsking: boolean): void {
  if (name === undefined) return;
  upsertSearchAttributes([{ key: { name, type: 'BOOL' }, value: isAsking }]);
}

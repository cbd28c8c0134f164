import { SystemError } from '../../contract';
import { expectedIdForm } from './job-id';

/** How far a rerun has come. As text it goes into heartbeats, so it holds ids and nothing else. */
export type Step =
  /** A new task exists; nothing was done with it yet. */
  | { readonly at: 'created'; readonly id: string }
  /** The precheck of a new task runs, or has ended. */
  | { readonly at: 'start-check'; readonly id: string; readonly queryId: string }
  /** The precheck of a failed task that is to be reset runs, or has ended. */
  | { readonly at: 'retry-check'; readonly queryId: string }
  /** That precheck has passed: the task is to be reset, or may have been. */
  | { readonly at: 'reset' };

const RESET = 'reset';

/** The step as text. */
export function stepText(step: Step): string {
  if (step.at === 'reset') return RESET;
  if (step.at === 'created') return `created ${step.id}`;
  const query = wordOf(step.queryId);
  return step.at === 'start-check'
    ? `precheck ${step.id} ${query}`.trim()
    : `precheck for retry ${query}`.trim();
}

/** Reads a step's text. Throws `SystemError` `invalid-request` for a text of somebody else's. */
export function stepIn(text: string): Step {
  if (text === RESET) return { at: 'reset' };
  const [, retryQuery] = /^precheck for retry ?([\w-]*)$/.exec(text) ?? [];
  if (retryQuery !== undefined) return { at: 'retry-check', queryId: retryQuery };
  const [, word, id = '', queryId = ''] = /^(created|precheck) ([\w-]+) ?([\w-]*)$/.exec(text) ?? [];
  if (word !== undefined && expectedIdForm(id) === undefined) {
    return word === 'created' ? { at: 'created', id } : { at: 'start-check', id, queryId };
  }
  const message = `${JSON.stringify(text.slice(0, 60))} is no step of a rerun.`;
  throw new SystemError({ kind: 'invalid-request', effect: 'none', call: 'continueReruns', message });
}

/** Ids of checks are plain words; anything else is left out, and the latest check is asked for instead. */
function wordOf(queryId: string): string {
  return /^[\w-]{1,100}$/.test(queryId) ? queryId : '';
}

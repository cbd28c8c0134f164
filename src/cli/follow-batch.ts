import type { BatchResult } from '../contract';
import type { JobControlHandle } from '../client';
import { batchKindOf } from './batch-kinds';
import { batchView } from './batch-view';
import { tellDetached } from './come-back';
import { EXIT } from './exit-codes';
import { follow } from './follow';
import { writeJobs } from './job-table';
import type { JobRow } from './job-rows';
import type { Surroundings } from './surroundings';
import { notedPhases, reportOf } from './workflow-report';
import { printJson, say } from './write';

interface Following {
  readonly json?: boolean;
  /** A few words for the view. */
  readonly title: string;
}

/** Shows a workflow on a batch until it has ended, then its result. Resolves with the exit code. */
export async function followBatch(
  handle: JobControlHandle,
  { json = false, title }: Following,
  surroundings: Surroundings,
): Promise<number> {
  const { workflowId } = handle;
  const view = batchView(surroundings.stderr, { workflowId, title });
  const over = await follow(handle, view, surroundings);
  if ('detached' in over) {
    tellDetached(reportOf(await handle.workflow.describe()), { json }, surroundings);
    return over.exitCode;
  }
  return tellResult(handle, over.result, { json, surroundings });
}

/** Tells what became of each job of a batch that has ended. Resolves with the exit code. */
export async function tellResult(
  handle: JobControlHandle,
  result: BatchResult,
  { json, surroundings }: { readonly json: boolean; readonly surroundings: Surroundings },
): Promise<number> {
  const description = await handle.workflow.describe();
  const rows = batchKindOf(description.type)?.rows(result, notedPhases(description)) ?? [];
  const asWanted = rows.every((row) => row.asWanted === true);
  if (json) printJson(surroundings, { ...reportOf(description), asWanted, result });
  else writeJobs(surroundings.stdout, rows);
  say(surroundings, conclusion(rows, result.cancelled));
  return asWanted ? EXIT.done : EXIT.notAsWanted;
}

function conclusion(rows: readonly JobRow[], cancelled: boolean): string {
  const right = rows.filter(({ asWanted }) => asWanted === true).length;
  const end = cancelled ? ' It was cancelled: this is what was known then.' : '';
  return `${right} of ${rows.length} as wanted.${end}`;
}

import type { BatchResult, Progress } from '../contract';
import { BATCH_KINDS } from './batch-kinds';
import { batchView, notesOf } from './batch-view';
import type { JobControlWorkflow } from '../client';
import { type JobRow, progressRows } from './job-rows';
import { writeJobs } from './job-table';
import type { WorkflowKind } from './workflow-kind';
import { notedPhases } from './workflow-report';
import { print, say } from './write';

/** How the workflows on a batch of jobs are shown. */
export function batchWorkflow(name: JobControlWorkflow): WorkflowKind<Progress, BatchResult> {
  return {
    handle: ({ jobControl }, workflowId) => jobControl.getHandle(workflowId),
    view: batchView,
    tellProgress: ({ batches }, workflowId, surroundings) => {
      for (const batch of batches) {
        print(surroundings, `${batch.system}: ${batch.stage}`);
        writeJobs(surroundings.stdout, progressRows(batch));
        for (const note of notesOf(batch, workflowId)) say(surroundings, note);
      }
    },
    told: (result, description) => {
      const rows = BATCH_KINDS[name].rows(result, notedPhases(description));
      return {
        asWanted: rows.every(({ asWanted }) => asWanted === true),
        conclusion: conclusion(rows, result.cancelled),
        write: (output) => writeJobs(output, rows),
      };
    },
  };
}

function conclusion(rows: readonly JobRow[], cancelled: boolean): string {
  const right = rows.filter(({ asWanted }) => asWanted === true).length;
  const end = cancelled ? ' It was cancelled: this is what was known then.' : '';
  return `${right} of ${rows.length} as wanted.${end}`;
}

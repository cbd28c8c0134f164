import type { BatchProgress, Progress } from '../contract';
import { harmless } from '../contract/brief';
import type { Follower } from './follow';
import { type JobRow, progressRows } from './job-rows';
import { JOB_LOOKS } from './job-table';
import { progressView } from './screen/live-table';
import type { Output } from './screen/output';
import { shellWord } from './shell-word';

const NOBODY = 'No worker answers at the moment. The workflow waits for one; nothing is lost.';

/** What is shown. */
export interface Subject {
  readonly workflowId: string;
  /** A few words. */
  readonly title: string;
}

/** Shows how batches go on: drawn over itself on a terminal, one line per change elsewhere. */
export function batchView(output: Output, { workflowId, title }: Subject): Follower<Progress> {
  const view = progressView<JobRow>(output, JOB_LOOKS);
  const startedAt = performance.now();
  return {
    show(progress) {
      const seconds = (performance.now() - startedAt) / 1000;
      const batches = progress?.batches ?? [];
      const stage = batches.length === 0 ? 'waiting for a worker' : '';
      if (progress === undefined)
        view.show({ title: harmless(title), stage, rows: [], notes: [NOBODY] }, seconds);
      for (const batch of batches) {
        const name = batches.length === 1 ? title : `${title}, ${batch.system}`;
        const notes = notesOf(batch, workflowId);
        view.show({ title: harmless(name), stage: batch.stage, rows: progressRows(batch), notes }, seconds);
      }
    },
  };
}

/** What keeps a batch from going on, and how to answer what it asks. */
export function notesOf({ waitingFor, jobs }: BatchProgress, workflowId: string): string[] {
  const questions = jobs.flatMap(({ id, question }) =>
    question === undefined
      ? []
      : [
          `? ${id}: ${question}`,
          `  Answer with: job-control resolve ${shellWord(workflowId)} ${shellWord(id)} adopt --new-id <id> | submit-again | give-up`,
        ],
  );
  return [...(waitingFor === undefined ? [] : [waitingFor]), ...questions].map(harmless);
}

import type { BatchProgress, Progress } from '../contract';
import { harmless } from '../contract/brief';
import type { Follower } from './follow';
import { type JobRow, progressRows } from './job-rows';
import { JOB_LOOKS } from './job-table';
import { progressView } from './screen/live-table';
import type { Output } from './screen/output';
import { shellWord } from './shell-word';
import type { Subject } from './workflow-kind';

/** Said while no worker answers. */
export const NOBODY_ANSWERS = 'No worker answers at the moment. The workflow waits for one; nothing is lost.';

/** Shows how batches go on: drawn over itself on a terminal, one line per change elsewhere. */
export function batchView(output: Output, { workflowId, title }: Subject): Follower<Progress> {
  const view = progressView<JobRow>(output, JOB_LOOKS);
  const startedAt = performance.now();
  const unanswered = harmless(title);
  return {
    show(progress) {
      const seconds = (performance.now() - startedAt) / 1000;
      view.forget(unanswered);
      const notes = [NOBODY_ANSWERS];
      if (!progress)
        view.show({ title: unanswered, stage: 'waiting for a worker', rows: [], notes }, seconds);
      for (const batch of progress?.batches ?? []) view.show(shownBatch(batch, workflowId), seconds);
    },
  };
}

function shownBatch(batch: BatchProgress, workflowId: string) {
  const { system, stage } = batch;
  return { title: harmless(system), stage, rows: progressRows(batch), notes: notesOf(batch, workflowId) };
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

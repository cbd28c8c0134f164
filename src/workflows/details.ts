import { RESOLVE_RERUN_UPDATE } from '../contract';
import type { Board } from './board';
import { progressOf } from './board';
import { cell, fittingLines, table } from './markdown';

/** The boards as Markdown: a table of jobs for each. */
export function describeBoards(boards: readonly Board[]): string {
  const lines = boards.map(describeBoard).join('\n\n').split('\n');
  return fittingLines(lines, 'More jobs than can be shown here: the progress query has them all.');
}

/** For whoever finds the question in the Web UI first. */
const HOW_TO_ANSWER = `Answer with the update \`${RESOLVE_RERUN_UPDATE}\`, one per job: \`{"id": "...", "decision": "adopt", "newId": "..."}\`, or \`"submit-again"\` when none was started, or \`"give-up"\`.`;

function describeBoard(board: Board): string {
  const { system, stage, jobs, waitingFor } = progressOf(board);
  const rows = table(
    ['job', 'phase', `${system} says`, 'verdict', 'rerun', 'new id'],
    jobs.map((job) => [job.id, job.phase, job.rawStatus, job.verdict, job.rerun, job.newId]),
  );
  const questions = jobs.flatMap((job) =>
    job.question ? [`- **${cell(job.id)}**: ${cell(job.question)}`] : [],
  );
  const asking = questions.length > 0 ? ['A person has to decide:', ...questions, '', HOW_TO_ANSWER, ''] : [];
  const waiting = waitingFor === undefined ? [] : [cell(waitingFor), ''];
  return [`### ${cell(system)}: ${stage}`, '', ...waiting, ...asking, ...rows].join('\n');
}

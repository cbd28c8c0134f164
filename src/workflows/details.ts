import { RESOLVE_RERUN_UPDATE } from '../contract';
import type { Board } from './board';
import { progressOf } from './board';

/** In bytes. The Web UI takes 20,000. */
const LONGEST = 18_000;
const UTF8 = new TextEncoder();

/** The boards as Markdown: a table of jobs for each. */
export function describeBoards(boards: readonly Board[]): string {
  const lines = boards.map(describeBoard).join('\n\n').split('\n');
  const kept = lines.slice(0, linesThatFit(lines));
  if (kept.length === lines.length) return kept.join('\n');
  return `${kept.join('\n')}\n\nMore jobs than can be shown here: the progress query has them all.`;
}

/** How many of the first lines stay within the limit. */
function linesThatFit(lines: readonly string[]): number {
  let bytes = 0;
  const end = lines.findIndex((line) => {
    bytes += UTF8.encode(line).length + 1;
    return bytes > LONGEST;
  });
  return end < 0 ? lines.length : end;
}

/** For whoever finds the question in the Web UI first. */
const HOW_TO_ANSWER = `Answer with the update \`${RESOLVE_RERUN_UPDATE}\`, one per job: \`{"id": "...", "decision": "adopt", "newId": "..."}\`, or \`"submit-again"\` when none was started, or \`"give-up"\`.`;

function describeBoard(board: Board): string {
  const { system, stage, jobs, waitingFor } = progressOf(board);
  const rows = jobs.map((job) =>
    [job.id, job.phase, job.rawStatus, job.verdict, job.rerun, job.newId].map(cell).join(' | '),
  );
  const head = ['job', 'phase', `${cell(system)} says`, 'verdict', 'rerun', 'new id'].join(' | ');
  const table = [`| ${head} |`, '| --- | --- | --- | --- | --- | --- |', ...rows.map((row) => `| ${row} |`)];
  const questions = jobs.flatMap((job) =>
    job.question ? [`- **${cell(job.id)}**: ${cell(job.question)}`] : [],
  );
  const asking = questions.length > 0 ? ['A person has to decide:', ...questions, '', HOW_TO_ANSWER, ''] : [];
  const waiting = waitingFor === undefined ? [] : [cell(waitingFor), ''];
  return [`### ${cell(system)}: ${stage}`, '', ...waiting, ...asking, ...table].join('\n');
}

/** Text from outside must not break the table or become a link. */
function cell(text: string | undefined): string {
  return (text ?? '')
    .replace(/[^\p{L}\p{N}\p{P}\p{Zs}]/gu, ' ')
    .replace(/[|\\`*_<>[\]]|:(?=\/\/)|(?<=www)\.|@/gi, (sign) => `\\${sign}`);
}

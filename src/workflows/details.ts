import type { Board } from './board';
import { progressOf } from './board';

/** The Web UI takes 20,000 bytes. */
const LONGEST = 18_000;

/** The boards as Markdown: a table of jobs for each. */
export function describeBoards(boards: readonly Board[]): string {
  const text = boards.map(describeBoard).join('\n\n');
  if (text.length <= LONGEST) return text;
  const kept = text.slice(0, text.lastIndexOf('\n', LONGEST));
  return `${kept}\n\nMore jobs than can be shown here: the progress query has them all.`;
}

function describeBoard(board: Board): string {
  const { system, stage, jobs } = progressOf(board);
  const rows = jobs.map((job) =>
    [job.id, job.phase, job.rawStatus, job.verdict, job.rerun, job.newId].map(cell).join(' | '),
  );
  const head = ['job', 'phase', `${board.batch.system} says`, 'verdict', 'rerun', 'new id'].join(' | ');
  const table = [`| ${head} |`, '| --- | --- | --- | --- | --- | --- |', ...rows.map((row) => `| ${row} |`)];
  const questions = jobs.flatMap((job) =>
    job.question ? [`- **${cell(job.id)}**: ${cell(job.question)}`] : [],
  );
  const asking = questions.length > 0 ? ['', 'A person has to decide:', ...questions] : [];
  return [`### ${cell(system)}: ${stage}`, '', ...table, ...asking].join('\n');
}

/** Text from outside must not break the table or become a link. */
function cell(text: string | undefined): string {
  return (text ?? '')
    .replace(/[^\p{L}\p{N}\p{P}\p{Zs}]/gu, ' ')
    .replace(/[|\\`*_<>[\]]/g, (sign) => `\\${sign}`);
}

import { shellWord } from './shell-word';

/** The command that shows a workflow until it has ended, or what came of it. */
export function comeBackCommand(workflowId: string): string {
  return `job-control status --workflow ${shellWord(workflowId)} --wait`;
}

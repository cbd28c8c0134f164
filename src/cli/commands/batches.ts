import type { Command } from '../command';
import { batchCommand } from './batch';

const ONCE_PER_REQUEST =
  'That is once for each request: a second one is a second rerun, unless it repeats the first by the same --intent, with --repeated.';

/** The commands that start a workflow on jobs of one system. */
export const batchCommands: readonly Command[] = [
  batchCommand({
    word: 'stop',
    workflow: 'stopJobs',
    summary: 'stop jobs and prove what became of each',
    details:
      'Asks the system to stop the jobs, then watches each of them until it has ended or the deadline passes. Every job gets a verdict with its evidence.',
    examples: [
      ['job-control stop boro-lab 4711 4712 --wait', 'stop two jobs and wait for the verdicts'],
      ['job-control stop boro-lab --wait < ids.txt', 'stop the jobs that a file names, one a line'],
      ['job-control stop ao-lab 93 --escalate-after 5m --wait', 'force what is still active after 5 minutes'],
    ],
  }),
  batchCommand({
    word: 'rerun',
    workflow: 'rerunJobs',
    summary: 'run jobs again that have ended, exactly once',
    details:
      'Runs jobs again that have stopped or failed; one that succeeded is left alone unless --from-phases says otherwise. No lost answer starts a second run: where nothing can be proven, a person is asked. ' +
      ONCE_PER_REQUEST,
    examples: [
      ['job-control rerun boro-lab 4711 --wait', 'run a job again and wait for its new id'],
      ['job-control rerun prime-lab 7/12 --input recipe.yaml --wait', 'with what the system does not tell'],
    ],
  }),
  batchCommand({
    word: 'remediate',
    workflow: 'remediateJobs',
    summary: 'stop jobs, prove it, and run them again',
    details:
      'Stops the jobs, proves that they have ended, and runs them again exactly once. A job that succeeded before its stop took effect is not run again. ' +
      ONCE_PER_REQUEST,
    examples: [
      [
        'job-control remediate boro-lab 4711 --when-waiting wait --wait',
        'also a job that still waits for its start',
      ],
      ['job-control remediate drs-lab --input request.yaml --json --wait', 'a whole request from a file'],
    ],
  }),
  batchCommand({
    word: 'await',
    workflow: 'awaitJobs',
    summary: 'wait until jobs have ended, and say how',
    details: 'Watches jobs until they have ended. It changes nothing on the system.',
    examples: [
      ['job-control await boro-lab 4711 4712 --wait', 'ends with 0 when both have succeeded'],
      [
        'job-control await boro-lab 4711 --phases stopped,failed --deadline 2h --wait',
        'other ends are wanted',
      ],
    ],
  }),
];

import { problemsInInput, type Progress, type ReadJobsInput } from '../contract';
import type { JobControlClient } from '../client';
import type { Call } from './command';
import { EXIT, wrongUsage } from './exit-codes';
import { follow } from './follow';
import { readRow } from './job-rows';
import { writeJobs } from './job-table';
import { sayWhenLate } from './say-when-late';
import { printJson, say } from './write';

/** Tells what jobs are doing now, as the workers of `taskQueue` read it. Resolves with the exit code: 1 when one of them is not there or cannot be read. */
export async function tellReadings(
  jobControl: JobControlClient,
  { taskQueue, ...input }: ReadJobsInput & { readonly taskQueue: string },
  call: Call<{ readonly json?: boolean }>,
): Promise<number> {
  const problems = problemsInInput(input, []);
  if (problems.length > 0) throw wrongUsage(problems.join('\n'));
  const handle = await jobControl.start('readJobs', input);
  const taskQueues = [taskQueue, ...(input.zone === undefined ? [] : [input.zone])];
  const over = await sayWhenLate(taskQueues, call, follow(handle, { show: sayOnce(call) }, call));
  if ('detached' in over) {
    await handle.cancel();
    return over.exitCode;
  }
  const { jobs } = over.result;
  if (call.options.json) printJson(call, { system: input.system, jobs });
  else writeJobs(call.stdout, jobs.map(readRow));
  return jobs.every(({ outcome }) => outcome === 'found') ? EXIT.done : EXIT.notAsWanted;
}

/** A reading takes a moment; only what keeps it waiting is worth a word. */
function sayOnce(call: Call): (progress: Progress | undefined) => void {
  const said = new Set<string>();
  return (progress) => {
    const waiting = (progress?.batches ?? []).flatMap(({ waitingFor }) => waitingFor ?? []);
    for (const text of waiting) if (!said.has(text)) say(call, text);
    waiting.forEach((text) => said.add(text));
  };
}

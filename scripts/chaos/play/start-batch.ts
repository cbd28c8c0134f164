import type { JobControlStartOptions } from '../../../src/client';
import type { CellHandle } from '../cells/cell';
import type { Play, PlayInput } from './play';

/** Starts the workflow that a subject is played by, or attaches to the one that runs for an equal request. */
export function startBatch(
  { jobControl, subject }: Pick<Play, 'jobControl' | 'subject'>,
  input: PlayInput,
  options?: JobControlStartOptions,
): Promise<CellHandle> {
  return subject.workflow === 'rerunJobs'
    ? jobControl.start('rerunJobs', input, options)
    : jobControl.start('remediateJobs', input, options);
}

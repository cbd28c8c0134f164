import type { JobProgress, RerunResolution } from '../../../src/client';
import type { CellHandle } from '../cells/cell';
import { until } from '../until';
import type { Play, PlayedJob } from './play';
import { runsOn } from './runs';

/** One question in so many is given up on instead of answered. */
const GIVE_UP_ONE_IN = 5;

/** Answers every open question by what the simulator says truly happened. Returns the answers that were taken. */
export async function answerQuestions(play: Play, counting: CellHandle): Promise<RerunResolution[]> {
  const handle = await askerOf(play, counting);
  const progress = await handle.progress().catch(() => undefined); // a worker that is down answers later
  const asked = (progress?.batches ?? []).flatMap(({ jobs }) => jobs.filter(hasQuestion));
  const taken: RerunResolution[] = [];
  for (const { id } of asked) {
    const job = play.jobs.find((candidate) => candidate.id === id);
    if (job) taken.push(...(await answer(play, handle, job)));
  }
  return taken;
}

/** The workflow that asks: a parent leaves that to its child. */
async function askerOf({ asChild, jobControl }: Play, handle: CellHandle): Promise<CellHandle> {
  if (!asChild) return handle;
  const { raw } = await handle.workflow.describe();
  const child = raw.pendingChildren?.[0]?.workflowId;
  return child ? jobControl.getHandle(child) : handle;
}

function hasQuestion({ question }: JobProgress): boolean {
  return question !== undefined;
}

async function answer(play: Play, handle: CellHandle, job: PlayedJob): Promise<RerunResolution[]> {
  // What is still under way could take effect after the look.
  await until('no request is under way', () => play.seat.gate.busy() === 0 || undefined);
  const resolutions = [await truth(play, job), giveUp(job)];
  for (const resolution of resolutions) {
    const taken = await handle.resolveRerun(resolution).then(
      () => true,
      () => false, // not every answer is allowed: a workflow that was reset takes no `submit-again`
    );
    if (taken) return [resolution];
  }
  return [];
}

async function truth({ seat, subject, random }: Play, job: PlayedJob): Promise<RerunResolution> {
  const { count = 0, taskIds = [] } = (await runsOn(seat))[job.work] ?? {};
  const by = 'the chaos matrix';
  if (random.integer(GIVE_UP_ONE_IN) === 0) return giveUp(job);
  if (count === job.runsOfOthers) return { id: job.id, decision: 'submit-again', by };
  return { id: job.id, decision: 'adopt', newId: subject.keepsId ? job.id : (taskIds.at(-1) ?? ''), by };
}

function giveUp({ id }: PlayedJob): RerunResolution {
  return { id, decision: 'give-up', by: 'the chaos matrix' };
}

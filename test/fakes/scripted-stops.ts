import { hasEnded, type StopMode, type StopModeCapability, type StopReceipt } from '../../src/contract';
import type { ScriptedJob } from './scripted-job';

interface Asked {
  readonly id: string;
  readonly run: string;
  readonly mode: StopMode;
}

/** What the system makes of one stop, and what it answers. */
export function stopJob(
  jobs: Map<string, ScriptedJob>,
  { id, run, mode }: Asked,
  capability: StopModeCapability | undefined,
): StopReceipt {
  const job = jobs.get(id);
  const receipt = { id, run, call: 'Stop', at: new Date().toISOString() };
  if (!job) return { ...receipt, outcome: 'not-found', says: 'no such job' };
  if (hasEnded(job.phase)) return { ...receipt, outcome: 'not-running', says: `job is ${job.phase}` };
  const behaviour = job.script.onStop?.[mode] ?? 'accept';
  if (behaviour === 'refuse' || !capability?.fromPhases.includes(job.phase)) {
    return { ...receipt, outcome: 'refused', says: `no ${mode} stop while ${job.phase}` };
  }
  if (behaviour === 'accept') end(job, capability);
  if (behaviour === 'accept' && job.script.vanishes) jobs.delete(id);
  return { ...receipt, outcome: 'accepted', says: 'stop requested' };
}

function end(job: ScriptedJob, { endsAs }: StopModeCapability): void {
  job.stopFailed = job.failedStops < (job.script.failingStops ?? 0);
  if (job.stopFailed) {
    job.failedStops += 1;
    return;
  }
  const { stoppingReads = 1, endsAs: phase = endsAs[0]?.phase ?? 'stopped' } = job.script;
  job.phase = 'stopping';
  job.then = [{ phase, afterReads: stoppingReads }];
}

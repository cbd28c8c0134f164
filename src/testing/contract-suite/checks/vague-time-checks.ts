import assert from 'node:assert/strict';
import { type JobPhase, type ListCapability, SystemError } from '../../../contract';
import type { Bench } from '../bench';
import type { Check } from '../check';
import { rewriting } from '../gate';
import { phaseOnStage, type Offer } from '../offer';
import { everyJob, jobIn } from './listed-jobs';

const HOUR_MS = 3_600_000;

/** A time as text, in JSON and XML. */
const TIME = /\b(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:Z|[+-]\d\d:?\d\d)/g;

/** What a system may show where a time is expected: none, and one in a zone that nobody knows. */
const VAGUE: Readonly<Record<string, (body: string) => string>> = {
  'a word for a time': (body) => body.replace(TIME, 'some time ago'),
  'a time without its zone': (body) => body.replace(TIME, '$1'),
};

/** Times that cannot be read: the witness sees that none is told. Changes nothing. */
export function vagueTimeChecks({ capabilities: { list }, offers }: Offer): Check[] {
  const ended = phaseOnStage(offers, ['failed', 'succeeded', 'stopped', 'running']);
  const active = phaseOnStage(offers, ['running', 'stopping', 'paused']);
  return [
    ...Object.entries(VAGUE).map(([what, rewrite]): Check => ({
      title: `${what} is not told`,
      needs: [`jobs.${ended}`, 'http'],
      run: (bench) => readVaguely(bench, ended, rewrite),
    })),
    ...(list && list.selectors.includes('runningFor') ? listedChecks(active, list) : []),
  ];
}

/** What the adapter makes of such an answer as a whole is its own business, as long as it tells no wrong time. */
async function readVaguely(
  { make, system, call, gate }: Bench,
  phase: JobPhase,
  rewrite: (body: string) => string,
): Promise<void> {
  const id = await make(phase);
  gate.disturb('any', rewriting(rewrite));
  await system.status([id], call).catch(requireSystemError);
  gate.calm();
}

function listedChecks(phase: JobPhase, { phases }: ListCapability): Check[] {
  if (phases && !phases.includes(phase)) return [];
  return Object.entries(VAGUE).map(([what, rewrite]) => ({
    title: `list: ${what} hides no job`,
    needs: [`jobs.${phase}`, 'http'],
    run: (bench) => listedVaguely(bench, phase, rewrite),
  }));
}

/** A job whose start nobody can tell is listed, so that it can be counted, or the list is a failure. */
async function listedVaguely(
  bench: Bench,
  phase: JobPhase,
  rewrite: (body: string) => string,
): Promise<void> {
  const id = await bench.make(phase);
  const startedBefore = new Date(Date.now() + HOUR_MS).toISOString();
  bench.gate.disturb('any', rewriting(rewrite));
  const jobs = await everyJob(bench, { phases: [phase], startedBefore }).catch(requireSystemError);
  bench.gate.calm();
  if (jobs) jobIn(jobs, id);
}

function requireSystemError(error: unknown): undefined {
  assert.ok(error instanceof SystemError, 'what cannot be read is a SystemError');
}

import assert from 'node:assert/strict';
import {
  hasEnded,
  type JobPhase,
  type JobSnapshot,
  type StopMode,
  type StopModeCapability,
  type StopReceipt,
} from '../../../contract';
import type { Bench } from '../bench';
import type { Check } from '../check';
import { withAlteredAnswers } from '../gate';
import { phaseOnStage, type Offer } from '../offer';
import { waitFor } from '../patience';

/** One declared way to stop. */
export interface DeclaredMode {
  readonly mode: StopMode;
  readonly capability: StopModeCapability;
  /** A phase in which the stop is accepted and in which the stage can make jobs. */
  readonly phase: JobPhase;
}

/** The declared modes, each with a phase to stop jobs from. */
export function modesOf({ capabilities, offers }: Offer): DeclaredMode[] {
  return Object.entries(capabilities.stop.modes).map(([mode, capability]) => ({
    mode: mode as StopMode,
    capability,
    phase: phaseOnStage(offers, capability.fromPhases),
  }));
}

/** Stopping, in every declared mode. */
export function stopChecks(offer: Offer): Check[] {
  const common: Check = {
    title: 'no targets give no receipts',
    needs: [],
    run: async ({ system, call }) => {
      const mode = system.capabilities.stop.defaultMode;
      assert.deepEqual(await system.stop({ targets: [], mode }, call), []);
    },
  };
  return [common, ...modesOf(offer).flatMap((declared) => checksOfMode(declared, offer))];
}

function checksOfMode(declared: DeclaredMode, { capabilities }: Offer): Check[] {
  const { mode, capability, phase } = declared;
  const needs = [`jobs.${phase}`] as const;
  const { batchSize } = capabilities.stop;
  return [
    ...capability.fromPhases.map((from) => acceptedFrom(declared, from)),
    ...(['waiting', 'running', 'succeeded', 'failed', 'stopped'] as const)
      .filter((from) => !capability.fromPhases.includes(from))
      .map((from) => notAcceptedFrom(mode, from)),
    { title: `${mode} stop: twice is harmless`, needs, run: (bench) => twice(bench, declared) },
    { title: `${mode} stop: run stays the same`, needs, run: (bench) => sameRun(bench, declared) },
    {
      title: `${mode} stop: a full batch of ${batchSize} is accepted`,
      needs,
      run: (bench) => fullBatch(bench, declared),
    },
    {
      title: `${mode} stop: a late success is no stop`,
      needs: ['endsDuringStop'],
      run: (bench) => lateSuccess(bench, mode),
    },
    ...(batchSize > 1 ? answerChecks(declared) : []),
  ];
}

function acceptedFrom({ mode, capability }: DeclaredMode, phase: JobPhase): Check {
  return {
    title: `${mode} stop: ends a job that is ${phase}`,
    needs: [`jobs.${phase}`],
    run: async (bench) => {
      const job = await bench.snapshot(await bench.make(phase));
      requireOutcomes([await stop(bench, mode, job)], ['accepted']);
      await requireEndAsDeclared(bench, job, capability);
    },
  };
}

/** Answers about several jobs, altered on their way. */
function answerChecks(declared: DeclaredMode): Check[] {
  const { mode, phase } = declared;
  return [
    {
      title: `${mode} stop: no answer is no acceptance`,
      needs: [`jobs.${phase}`, 'http.without'],
      run: (bench) => leftOut(bench, declared),
    },
    {
      title: `${mode} stop: answers are matched by id`,
      needs: [`jobs.${phase}`, 'jobs.succeeded', 'http.reversed'],
      run: (bench) => reversedAnswer(bench, declared),
    },
  ];
}

/** Two modes may accept different phases, and an ended job has nothing to stop. */
function notAcceptedFrom(mode: StopMode, phase: JobPhase): Check {
  return {
    title: `${mode} stop: leaves a job that is ${phase}`,
    needs: [`jobs.${phase}`],
    run: async (bench) => {
      const job = await bench.snapshot(await bench.make(phase));
      const allowed = hasEnded(phase) ? ['accepted', 'not-running'] : ['not-running', 'refused'];
      requireOutcomes([await stop(bench, mode, job)], allowed);
      assert.equal((await bench.snapshot(job.id)).phase, phase);
    },
  };
}

async function twice(bench: Bench, { mode, phase, capability }: DeclaredMode): Promise<void> {
  const job = await bench.snapshot(await bench.make(phase));
  requireOutcomes([await stop(bench, mode, job)], ['accepted']);
  requireOutcomes([await stop(bench, mode, job)], ['accepted', 'not-running', 'refused']);
  await requireEndAsDeclared(bench, job, capability);
  requireOutcomes([await stop(bench, mode, job)], ['accepted', 'not-running']);
}

async function sameRun(bench: Bench, { mode, phase, capability }: DeclaredMode): Promise<void> {
  const job = await bench.snapshot(await bench.make(phase));
  await stop(bench, mode, job);
  const ended = await requireEndAsDeclared(bench, job, capability);
  assert.equal(ended.run, job.run, 'a stop does not begin a new attempt');
}

async function fullBatch(bench: Bench, { mode, phase }: DeclaredMode): Promise<void> {
  const { system, call } = bench;
  const targets: JobSnapshot[] = [];
  while (targets.length < system.capabilities.stop.batchSize) {
    targets.push(await bench.snapshot(await bench.make(phase)));
  }
  requireOutcomes(await system.stop({ targets, mode }, call), ['accepted']);
}

async function lateSuccess(bench: Bench, mode: StopMode): Promise<void> {
  const job = await bench.snapshot(await bench.makeEndingDuringStop());
  requireOutcomes([await stop(bench, mode, job)], ['accepted']);
  const ended = await waitFor({
    what: 'the end of the job',
    patienceMs: bench.patienceMs,
    look: () => bench.snapshot(job.id),
    isThere: ({ phase }) => hasEnded(phase),
  });
  assert.equal(ended.phase, 'succeeded', `the job succeeded by itself: ${ended.rawStatus}`);
}

async function leftOut(bench: Bench, { mode, phase }: DeclaredMode): Promise<void> {
  const job = await bench.snapshot(await bench.make(phase));
  const { gate, http } = bench;
  const alter = http.without && ((body: string) => http.without?.(body, job.id) ?? body);
  const receipt = await withAlteredAnswers(gate, alter, () => stop(bench, mode, job));
  requireOutcomes([receipt], ['refused', 'not-running']); // it was asked all the same, and may have ended meanwhile
}

async function reversedAnswer(bench: Bench, { mode, phase }: DeclaredMode): Promise<void> {
  const { system, call, gate, http } = bench;
  const active = await bench.snapshot(await bench.make(phase));
  const ended = await bench.snapshot(await bench.make('succeeded'));
  const request = { targets: [active, ended], mode };
  const receipts = await withAlteredAnswers(gate, http.reversed, () => system.stop(request, call));
  requireOutcomes(receipts.slice(0, 1), ['accepted']);
  requireOutcomes(receipts.slice(1), ['not-running']);
}

async function stop({ system, call }: Bench, mode: StopMode, target: JobSnapshot): Promise<StopReceipt> {
  const [receipt] = await system.stop({ targets: [target], mode }, call);
  assert.ok(receipt);
  return receipt;
}

/** Resolves with the last reading. */
export function requireEndAsDeclared(
  { snapshot, patienceMs }: Bench,
  { id }: JobSnapshot,
  { endsAs }: StopModeCapability,
): Promise<JobSnapshot> {
  const ends = endsAs.map(({ phase }) => phase);
  return waitFor({
    what: `an end as ${ends.join(' or ')}`,
    patienceMs,
    look: () => snapshot(id),
    isThere: ({ phase }) => ends.includes(phase),
  });
}

function requireOutcomes(receipts: readonly StopReceipt[], allowed: readonly string[]): void {
  for (const { outcome, says, id } of receipts) {
    assert.ok(allowed.includes(outcome), `job ${id}: ${outcome} ("${says}") is not ${allowed.join(' or ')}`);
  }
}

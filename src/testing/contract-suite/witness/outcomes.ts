import assert from 'node:assert/strict';
import {
  type BegunRerun,
  type Capabilities,
  CHECKED,
  JOB_PHASES,
  type JobReading,
  type JobSnapshot,
  type JobSystem,
  type ListPage,
  type Observation,
  type RerunInfo,
  type RerunIntent,
  type RerunMatch,
  type RerunReceipt,
  type StopReceipt,
  type StopRequest,
  type SystemCheck,
} from '../../../contract';

const RECEIPTS = ['accepted', 'not-running', 'not-found', 'refused'];

/** One finding for each thing that a check looks at, in their order. */
export function requireSystemCheck({ findings }: SystemCheck): void {
  const names = findings.map(({ name }) => name);
  assert.deepEqual(names, CHECKED, 'there must be one finding of each name, in their order');
  for (const finding of findings) {
    assert.ok([true, false, 'unknown'].includes(finding.ok), `"${finding.ok}" is no ok`);
    requireText(finding, ['says']);
  }
}

/** One reading per id, in the order asked. */
export function requireReadings(ids: readonly string[], readings: readonly JobReading[]): void {
  assert.deepEqual(idsOf(readings), ids, 'there must be one reading per id, in the order asked');
  for (const reading of readings) {
    if (reading.outcome === 'found') requireSnapshot(reading.id, reading.snapshot);
    else requireUnfound(reading);
  }
}

/** A page holds snapshots of jobs, each under an id of this system. */
export function requireListPage({ jobs, next }: ListPage, system: JobSystem): void {
  for (const job of jobs) {
    assert.equal(system.expectedIdForm(job.id), undefined, `the list shows ${job.id}, which is no job id`);
    requireSnapshot(job.id, job);
  }
  if (next !== undefined) assert.ok(next !== '' && next.length <= 1_000, 'next is a text, and a short one');
}

function requireUnfound(reading: Exclude<JobReading, { outcome: 'found' }>): void {
  assert.ok(['not-found', 'unreadable'].includes(reading.outcome), `"${reading.outcome}" is no outcome`);
  requireText(reading, ['call', 'detail']);
  requireInstant(reading.observedAt);
}

function requireSnapshot(id: string, snapshot: JobSnapshot): void {
  assert.equal(snapshot.id, id, 'a snapshot has the id that was asked for');
  assert.ok(JOB_PHASES.includes(snapshot.phase), `"${snapshot.phase}" is no phase`);
  requireText(snapshot, ['rawStatus', 'run', 'call']);
  requireInstant(snapshot.observedAt);
  if (snapshot.startedAt !== undefined) requireInstant(snapshot.startedAt);
  if (snapshot.endedAt !== undefined) requireInstant(snapshot.endedAt);
}

/** One receipt per target, in the order given. */
export function requireStopReceipts({ targets }: StopRequest, receipts: readonly StopReceipt[]): void {
  assert.deepEqual(
    idsOf(receipts),
    idsOf(targets),
    'there must be one receipt per target, in the order given',
  );
  for (const [index, receipt] of receipts.entries()) {
    assert.ok(RECEIPTS.includes(receipt.outcome), `"${receipt.outcome}" is no outcome`);
    assert.equal(receipt.run, targets[index]?.run, 'a receipt names the run of its target');
    requireText(receipt, ['call', 'says']);
    requireInstant(receipt.at);
  }
}

/** One entry per job, in the order given, and in each one entry per declared way. */
export function requireRerunInfo(
  jobs: readonly JobSnapshot[],
  infos: readonly RerunInfo[],
  { rerun }: Capabilities,
): void {
  assert.deepEqual(idsOf(infos), idsOf(jobs), 'there must be one entry per job, in the order given');
  const declared = rerun.ways.map(({ way }) => way).sort();
  for (const info of infos) {
    assert.deepEqual(
      info.ways.map(({ way }) => way).sort(),
      declared,
      'there must be one entry per declared way',
    );
    for (const way of info.ways) {
      assert.equal(typeof way.available, 'boolean');
      if (!way.available) requireText(way, ['reason']);
    }
    requireText(info, ['call']);
  }
}

/** Matches speak of the intents that were searched for. */
export function requireMatches(
  intents: readonly RerunIntent[],
  matches: readonly RerunMatch[],
  system: JobSystem,
): void {
  const markers = intents.map(({ marker }) => marker);
  for (const { marker, id, observation, step } of matches) {
    assert.ok(markers.includes(marker), `the match of job ${id} has a marker that was not searched for`);
    assert.equal(system.expectedIdForm(id), undefined, `the match ${id} is no job id`);
    requireObservation(observation);
    if (step !== undefined) requireStep(step);
  }
}

/** A started rerun has the id that its way declares. */
export function requireRerunReceipt(intent: RerunIntent, receipt: RerunReceipt, system: JobSystem): void {
  assert.ok(
    ['started', 'underway', 'next-scheduled', 'refused'].includes(receipt.outcome),
    `"${receipt.outcome}" is no outcome`,
  );
  requireObservation(receipt.observation);
  if (receipt.outcome === 'underway') requireStep(receipt.step);
  if (receipt.outcome !== 'started') return;
  const declared = system.capabilities.rerun.ways.find(({ way }) => way === intent.way);
  assert.ok(declared, `a rerun was started ${intent.way}, which is not declared`);
  assert.equal(system.expectedIdForm(receipt.newId), undefined, `the new id ${receipt.newId} is no job id`);
  const kept = receipt.newId === intent.id;
  assert.equal(
    kept ? 'kept' : 'new',
    declared.id,
    `the id ${receipt.newId} is not as declared for ${intent.way}`,
  );
}

/** One receipt per rerun that was underway, in the order given. */
export function requireRerunReceipts(
  begun: readonly BegunRerun[],
  receipts: readonly RerunReceipt[],
  system: JobSystem,
): void {
  assert.equal(receipts.length, begun.length, 'there must be one receipt per rerun that is underway');
  for (const [index, receipt] of receipts.entries()) {
    const intent = begun[index];
    if (intent) requireRerunReceipt(intent, receipt, system);
  }
}

function requireStep(step: string): void {
  assert.ok(step !== '' && step.length <= 200, 'a step is a text of at most 200 characters');
}

function requireObservation(observation: Observation): void {
  requireText(observation, ['call', 'says']);
  requireInstant(observation.at);
}

function requireText<Name extends string>(
  owner: { readonly [name in Name]?: unknown },
  names: readonly Name[],
): void {
  for (const name of names) {
    const value = owner[name];
    assert.ok(typeof value === 'string' && value.trim() !== '', `${name} must be text, not empty`);
  }
}

/** Without its zone a time is read as one of the worker's own. */
function requireInstant(text: string): void {
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
  assert.match(text, form, 'an instant must be ISO 8601, with its zone');
  assert.ok(!Number.isNaN(Date.parse(text)), `"${text}" is no instant`);
}

function idsOf(entries: readonly { readonly id: string }[]): string[] {
  return entries.map(({ id }) => id);
}

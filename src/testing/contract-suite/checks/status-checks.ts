import assert from 'node:assert/strict';
import { JOB_PHASES, type JobPhase, type JobReading } from '../../../contract';
import { requireFound, type Bench } from '../bench';
import type { Check } from '../check';
import { withAlteredAnswers } from '../gate';
import { phaseOnStage, type Offer } from '../offer';

const UNHEARD_OF = 'Zyzzyva-17';

/** Reading jobs. Changes nothing. */
export function statusChecks({ capabilities, offers }: Offer): Check[] {
  const phase = phaseOnStage(offers, ['running', 'succeeded', 'failed', 'stopped', 'waiting']);
  const oneJob = [`jobs.${phase}`] as const;
  return [
    ...JOB_PHASES.map(phaseCheck),
    { title: 'no ids give no readings', needs: [], run: noIds },
    { title: 'a malformed id is told its form', needs: oneJob, run: (bench) => idForms(bench, phase) },
    { title: 'unknown jobs are not-found', needs: [], run: unknownJobs },
    {
      title: 'unknown and repeated ids keep their places',
      needs: oneJob,
      run: (bench) => mixedIds(bench, phase),
    },
    {
      title: 'two readings of an attempt agree on run',
      needs: oneJob,
      run: (bench) => sameRun(bench, phase),
    },
    { title: 'two jobs have different runs', needs: oneJob, run: (bench) => differentRuns(bench, phase) },
    {
      title: `a full batch of ${capabilities.status.batchSize} is read`,
      needs: oneJob,
      run: (bench) => fullBatch(bench, phase),
    },
    ...(capabilities.status.batchSize > 1 ? alteredAnswerChecks(phase) : []),
    {
      title: 'an unheard-of word is unknown, and kept',
      needs: [...oneJob, 'http.withStatus'],
      run: (bench) => unheardOfWord(bench, phase),
    },
  ];
}

function alteredAnswerChecks(phase: JobPhase): Check[] {
  return [
    {
      title: 'the order of the answer does not matter',
      needs: [`jobs.${phase}`, 'http.reversed'],
      run: (bench) => reversedAnswer(bench, phase),
    },
    {
      title: 'a job left out is not found running',
      needs: [`jobs.${phase}`, 'http.without'],
      run: (bench) => jobLeftOut(bench, phase),
    },
  ];
}

function phaseCheck(phase: JobPhase): Check {
  return {
    title: `a job that is ${phase} reads so`,
    needs: [`jobs.${phase}`],
    run: async (bench) => assert.equal((await bench.snapshot(await bench.make(phase))).phase, phase),
  };
}

async function noIds({ system, call }: Bench): Promise<void> {
  assert.deepEqual(await system.status([], call), []);
}

async function idForms({ system, malformedIds, unknownId, make }: Bench, phase: JobPhase): Promise<void> {
  assert.ok(malformedIds.length > 0, 'the stage names no malformed id');
  for (const id of malformedIds) {
    const form = system.expectedIdForm(id);
    assert.ok(form !== undefined && form !== '', `${JSON.stringify(id)} was taken for a job id`);
  }
  for (const id of [unknownId(1), await make(phase)]) assert.equal(system.expectedIdForm(id), undefined);
}

async function unknownJobs({ system, call, unknownId }: Bench): Promise<void> {
  const ids = [unknownId(1), unknownId(2)].slice(0, system.capabilities.status.batchSize);
  assert.deepEqual(
    outcomesOf(await system.status(ids, call)),
    ids.map(() => 'not-found'),
  );
}

async function mixedIds(bench: Bench, phase: JobPhase): Promise<void> {
  const { system, call, unknownId } = bench;
  const [one, other] = [await bench.make(phase), await bench.make(phase)];
  const mixed = [other, unknownId(1), one, other].slice(0, system.capabilities.status.batchSize);
  const readings = await system.status(mixed, call);
  const expected = ['found', 'not-found', 'found', 'found'].slice(0, mixed.length);
  assert.deepEqual(outcomesOf(readings), expected);
}

async function sameRun({ make, snapshot }: Bench, phase: JobPhase): Promise<void> {
  const id = await make(phase);
  assert.equal((await snapshot(id)).run, (await snapshot(id)).run);
}

async function differentRuns({ make, snapshot }: Bench, phase: JobPhase): Promise<void> {
  const [one, other] = [await make(phase), await make(phase)];
  assert.notEqual((await snapshot(one)).run, (await snapshot(other)).run);
}

async function fullBatch({ system, call, unknownId, make }: Bench, phase: JobPhase): Promise<void> {
  const others = Array.from({ length: system.capabilities.status.batchSize - 1 }, (_, number) =>
    unknownId(number),
  );
  const readings = await system.status([...others, await make(phase)], call);
  assert.deepEqual(outcomesOf(readings), [...others.map(() => 'not-found'), 'found']);
}

async function reversedAnswer(bench: Bench, phase: JobPhase): Promise<void> {
  const { system, call, gate, http } = bench;
  const ids = await severalJobs(bench, phase);
  const before = runsOf(await system.status(ids, call));
  const readings = await withAlteredAnswers(gate, http.reversed, () => system.status(ids, call));
  assert.deepEqual(runsOf(readings), before);
}

async function jobLeftOut(bench: Bench, phase: JobPhase): Promise<void> {
  const { system, call, gate, http } = bench;
  const [left, ...others] = await severalJobs(bench, phase);
  assert.ok(left);
  const { without } = http;
  const [reading, ...readings] = await withAlteredAnswers(
    gate,
    without && ((body) => without(body, left)),
    () => system.status([left, ...others], call),
  );
  assert.notEqual(reading?.outcome, 'found', 'the answer left the job out, so it cannot be found');
  assert.deepEqual(
    outcomesOf(readings),
    others.map(() => 'found'),
  );
}

async function unheardOfWord(bench: Bench, phase: JobPhase): Promise<void> {
  const { gate, http, snapshot } = bench;
  const { withStatus } = http;
  const id = await bench.make(phase);
  const change = { id, word: UNHEARD_OF };
  const alter = withStatus && ((body: string) => withStatus(body, change));
  const { phase: seen, rawStatus } = await withAlteredAnswers(gate, alter, () => snapshot(id));
  assert.equal(seen, 'unknown', 'a word that nobody documents must read as unknown');
  assert.ok(
    rawStatus.includes(UNHEARD_OF),
    `rawStatus must keep the vendor's word ${UNHEARD_OF}: ${rawStatus}`,
  );
}

/** Three, or as many as one call takes. */
async function severalJobs({ system, make }: Bench, phase: JobPhase): Promise<string[]> {
  const ids: string[] = [];
  const count = Math.min(3, system.capabilities.status.batchSize);
  while (ids.length < count) ids.push(await make(phase));
  return ids;
}

function outcomesOf(readings: readonly JobReading[]): string[] {
  return readings.map(({ outcome }) => outcome);
}

function runsOf(readings: readonly JobReading[]): string[] {
  return readings.map((reading) => requireFound(reading).run);
}

import fc from 'fast-check';
import type {
  RerunGuard,
  RerunOutcome,
  RerunMatch,
  RerunWayCapability,
  SearchScope,
} from '../../src/contract';
import { type CapabilityChanges, FROM_START, NEW_RUN } from '../fakes/scripted-capabilities';
import { broken, type Operation } from '../fakes/scripted-faults';
import { ScriptedSystem } from '../fakes/scripted-system';
import { Attempts, type Beginning } from './attempts';
import { intentFor, submitRequest } from './intents';

const IDS = ['1', '2', '3'];

/** What happens in one attempt. */
interface Mishap {
  readonly operation: Extract<Operation, 'status' | 'findReruns' | 'submitRerun' | 'continueReruns'>;
  readonly nth: number;
  readonly kind:
    'answer lost' | 'refused connection' | 'cut off' | 'dies before' | 'dies after' | 'adapter fault';
  /** How many of its last heartbeats a dying worker takes with it. */
  readonly lost: number;
  /** How the attempt after it begins; `workflow reset` starts the activity anew. */
  readonly then: Beginning | 'workflow reset';
  /** Whether the runs started so far end before that. */
  readonly runsEnd: boolean;
}

const NO_MISHAP = { then: 'retry', runsEnd: false } as const;

const mishap: fc.Arbitrary<Mishap> = fc.record({
  operation: fc.constantFrom(
    ...(['status', 'findReruns', 'submitRerun', 'submitRerun', 'submitRerun', 'continueReruns'] as const),
  ),
  nth: fc.integer({ min: 1, max: 3 }),
  kind: fc.constantFrom(
    'answer lost',
    'refused connection',
    'cut off',
    'dies before',
    'dies after',
    'adapter fault',
  ),
  lost: fc.integer({ min: 0, max: 9 }),
  then: fc.constantFrom('retry', 'retry', 'retry', 'reset', 'reset-without-details', 'workflow reset'),
  runsEnd: fc.boolean(),
});

function wayWith(guard: RerunGuard, sees: 'all' | 'active' | 'nothing'): RerunWayCapability {
  const search: SearchScope = { sees };
  return guard === 'state' ? { ...FROM_START, search } : { ...NEW_RUN, guard, search };
}

function settings(way: RerunWayCapability): CapabilityChanges {
  return { rerun: { ways: [way], settleMs: 0 } };
}

/** Runs attempt after attempt until there are results. */
async function live(system: ScriptedSystem, mishaps: readonly Mishap[]) {
  for (const id of IDS) system.add(id, { phase: 'failed' });
  const intents = IDS.map((id) => intentFor(id, system.capabilities.rerun.ways[0]?.way));
  const begin = (repeated: boolean) =>
    new Attempts(system, 'jobControl.submit', submitRequest(intents, { repeated }));
  let attempts = begin(false);
  let beginning: Beginning = 'retry';
  for (const { then, runsEnd, ...trouble } of [...mishaps, ...Array<typeof NO_MISHAP>(20).fill(NO_MISHAP)]) {
    if ('kind' in trouble) disturb(system, attempts, trouble);
    const ended = await attempts.next(beginning);
    if (runsEnd) endRuns(system);
    const isReset = then === 'workflow reset';
    if ('report' in ended && !isReset) return { system, jobs: ended.report.jobs };
    if (isReset) attempts = begin(true);
    beginning = isReset ? 'retry' : then;
  }
  throw new Error('There is no end.');
}

function disturb(
  system: ScriptedSystem,
  attempts: Attempts<'jobControl.submit'>,
  { operation, nth, kind, lost }: Omit<Mishap, 'then' | 'runsEnd'>,
): void {
  const by = {
    'answer lost': broken('timeout', 'unknown'),
    'refused connection': broken('unavailable', 'none'),
    'cut off': broken('timeout', 'unknown'),
    'adapter fault': new TypeError('A bug in the adapter.'),
    'dies before': () => attempts.die(lost),
    'dies after': () => attempts.die(lost),
  }[kind];
  const when = kind === 'answer lost' || kind === 'dies after' ? 'after' : 'before';
  system.disturb(operation, { nth, when, by });
}

function endRuns(system: ScriptedSystem): void {
  for (const { id, phase } of system.jobs.values()) if (phase === 'running') system.finish(id, 'failed');
}

const RIGHT: Record<RerunOutcome, readonly number[]> = {
  rerun: [1],
  duplicate: [],
  'not-rerun': [0],
  unproven: [0, 1],
  'next-scheduled': [0],
};

/** What the results claim is what the system started. */
function requireTruth({ system, jobs }: Awaited<ReturnType<typeof live>>): void {
  for (const { id, marker, outcome, reason, newId } of jobs) {
    const runs = system.started.filter((started) => started === marker).length;
    const named = newId === undefined || newId === id ? marker : system.jobs.get(newId)?.marker;
    if (named !== marker)
      throw new Error(`${newId} is named as the rerun of ${id}, and is that of another job`);
    if (!RIGHT[outcome].includes(runs)) throw new Error(`${runs} runs were started: ${outcome}, ${reason}`);
  }
}

describe.each(['marker', 'provenance', 'native-key', 'state', 'none'] as const)('guarded by %s', (guard) => {
  it.each(['all', 'active', 'nothing'] as const)('never twice, when a search sees %s', async (sees) => {
    const property = fc.asyncProperty(fc.array(mishap, { maxLength: 5 }), async (mishaps) =>
      requireTruth(await live(new ScriptedSystem(settings(wayWith(guard, sees))), mishaps)),
    );
    await fc.assert(property, { numRuns: 100 });
  });
});

describe.each(['marker', 'provenance'] as const)('in several steps, guarded by %s', (guard) => {
  it.each([1, 3])('never twice, with %i', async (steps) => {
    const property = fc.asyncProperty(fc.array(mishap, { maxLength: 5 }), async (mishaps) =>
      requireTruth(await live(new ScriptedSystem(settings(wayWith(guard, 'all')), steps), mishaps)),
    );
    await fc.assert(property, { numRuns: 100 });
  });
});

/** An adapter that declares that its search sees all jobs, and sees none. */
class BlindSystem extends ScriptedSystem {
  override findReruns(): Promise<RerunMatch[]> {
    return Promise.resolve([]);
  }
}

it('twice, when the declared search is a lie', async () => {
  const lost: Mishap = {
    operation: 'submitRerun',
    nth: 1,
    kind: 'answer lost',
    lost: 0,
    then: 'retry',
    runsEnd: false,
  };
  const result = await live(new BlindSystem(settings(NEW_RUN)), [lost]);
  expect(() => requireTruth(result)).toThrow('2 runs were started: rerun');
});

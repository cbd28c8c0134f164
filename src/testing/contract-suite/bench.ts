import assert from 'node:assert/strict';
import {
  type CallContext,
  type JobPhase,
  type JobReading,
  type JobSnapshot,
  type JobSystem,
  markerFor,
  type RerunIntent,
  type RerunWay,
} from '../../contract';
import { openGate, type Gate } from './gate';
import type { HttpStage, JobMaker, JobSystemStage } from './stage';
import { witnessed } from './witness';

const DEFAULT_PATIENCE_MS = 3_000;

/** What a check works with: the adapter, watched by a witness, and the stage behind it. */
export interface Bench {
  readonly system: JobSystem;
  /** For calls that are not to be aborted. */
  readonly call: CallContext;
  readonly patienceMs: number;
  readonly malformedIds: readonly string[];
  readonly unknownId: (number: number) => string;
  /** Makes a job and gives its id. Throws when the stage cannot. */
  readonly make: (phase: JobPhase) => Promise<string>;
  readonly makeEndingDuringStop: () => Promise<string>;
  readonly restart: (id: string) => Promise<void>;
  readonly runsStarted: (id: string) => Promise<number>;
  /** The adapter with credentials that the server does not take; watched, too. To be closed by whoever asks for it. */
  readonly stranger: () => JobSystem;
  readonly gate: Gate;
  readonly http: HttpStage<never>;
  /** Reads one job. */
  readonly read: (id: string) => Promise<JobReading>;
  /** Reads one job that the system must know. */
  readonly snapshot: (id: string) => Promise<JobSnapshot>;
  /** An intent to rerun the job as it was read. */
  readonly intend: (job: JobSnapshot, way: RerunWay) => RerunIntent;
}

/** Starts a server of the stage, a gate before it and the adapter, lends them, and ends them whatever happens. */
export async function withBench<Server>(
  stage: JobSystemStage<Server>,
  use: (bench: Bench) => Promise<void> | void,
): Promise<void> {
  const server = await stage.start();
  try {
    const { http } = stage;
    const gate = http && (await openGate({ url: http.url(server), operationOf: http.operationOf }));
    try {
      await withSystem({ system: stage.connect(server, gate?.url ?? ''), gate }, (parts) => {
        return use(benchOf(stage, server, { ...parts, system: witnessed(parts.system, stage.secrets) }));
      });
    } finally {
      await gate?.close();
    }
  } finally {
    await stage.end(server);
  }
}

/** The gate goes first, so that no exchange is left for the adapter to wait for. */
async function withSystem(parts: Parts, use: (parts: Parts) => Promise<void> | void): Promise<void> {
  try {
    await use(parts);
  } finally {
    await parts.gate?.close();
    await parts.system.close?.();
  }
}

interface Parts {
  readonly system: JobSystem;
  readonly gate: Gate | undefined;
}

function benchOf<Server>(stage: JobSystemStage<Server>, server: Server, { system, gate }: Parts): Bench {
  const call = { signal: new AbortController().signal };
  const make = (maker: JobMaker<Server> | undefined, what: string) => offered(maker, what)(server);
  const read = async (id: string) => onlyOne(await system.status([id], call));
  return {
    system,
    call,
    patienceMs: stage.patienceMs ?? DEFAULT_PATIENCE_MS,
    malformedIds: stage.malformedIds,
    unknownId: (number) => stage.unknownId(number),
    make: (phase) => make(stage.jobs[phase], `jobs.${phase}`),
    makeEndingDuringStop: () => make(stage.endsDuringStop, 'endsDuringStop'),
    restart: (id) => offered(stage.restart, 'restart')(server, id),
    runsStarted: async (id) => offered(stage.runsStarted, 'runsStarted')(server, id),
    stranger: () =>
      witnessed(
        offered(stage.check?.connectAsStranger, 'check.connectAsStranger')(server, gate?.url ?? ''),
        stage.secrets,
      ),
    get gate() {
      return offered(gate, 'http');
    },
    get http() {
      return offered(stage.http, 'http');
    },
    read,
    snapshot: async (id) => requireFound(await read(id)),
    intend,
  };
}

function offered<Part>(part: Part | undefined, name: string): Part {
  if (part === undefined) throw new Error(`The stage has no ${name}: the check must name it in its needs.`);
  return part;
}

function onlyOne(readings: readonly JobReading[]): JobReading {
  const [reading] = readings;
  assert.ok(reading, 'there is no reading');
  return reading;
}

/** The snapshot of a reading that must have one. */
export function requireFound(reading: JobReading | undefined): JobSnapshot {
  assert.ok(reading, 'there is no reading');
  if (reading.outcome === 'found') return reading.snapshot;
  assert.fail(`job ${reading.id} was expected to be found, but is ${reading.outcome}: ${reading.detail}`);
}

let intents = 0;

function intend({ id, run }: JobSnapshot, way: RerunWay): RerunIntent {
  intents += 1;
  const now = new Date().toISOString();
  const marker = markerFor({ intent: `${now} ${intents}`, system: 'stage', id, run });
  return { id, run, way, marker, endedSince: now, intendedAt: now };
}

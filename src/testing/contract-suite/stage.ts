import type { Capabilities, JobPhase, JobSystem } from '../../contract';
import type { SeenRequest } from './gate';

/**
 * Where an adapter is tried: a simulator, a fake, a sandbox of the vendor, and what the suite needs to drive it. A check whose part is
 * left out is not run, and shows as skipped with the reason in its title.
 *
 * `Server` is whatever `start` gives; every check starts its own and ends it.
 */
export interface JobSystemStage<Server> {
  /** What the adapter declares, known before anything is started: the checks are chosen by it. */
  readonly capabilities: Capabilities;
  /**
   * Texts that the adapter must never show, in results or in errors: the credentials that `connect` gives it, and a parameter value
   * that every job of this stage carries.
   */
  readonly secrets: readonly string[];
  /** Texts that cannot be a job id on this system. */
  readonly malformedIds: readonly string[];
  /** How long something that must show may take to show. Milliseconds; default 3,000. */
  readonly patienceMs?: number;
  readonly start: () => Promise<Server>;
  /** Frees all that `start` took. */
  readonly end: (server: Server) => Promise<void>;
  /**
   * Makes the adapter, which sends its requests to `url` (with `http`: a gate of the suite that stands before the server; otherwise an
   * empty text). Its settle time and its poll interval should be short.
   */
  readonly connect: (server: Server, url: string) => JobSystem;
  /** A well-formed id of no job; another one for every number. */
  readonly unknownId: (number: number) => string;
  /** Makes a job and resolves with its id when it is in that phase, where it stays unless it is told otherwise. */
  readonly jobs: Readonly<Partial<Record<JobPhase, JobMaker<Server>>>>;
  /** Makes a running job that lets a stop be accepted and then succeeds all the same. */
  readonly endsDuringStop?: JobMaker<Server>;
  /** Makes the system itself start an ended job anew, under whatever id the vendor does that. */
  readonly restart?: (server: Server, id: string) => Promise<void>;
  /** How often the job's work was ever started: its own runs, and all reruns under whatever id. Only differences count. */
  readonly runsStarted?: (server: Server, id: string) => number | Promise<number>;
  /** For an adapter that has a `check`. */
  readonly check?: CheckStage<Server>;
  readonly http?: HttpStage<Server>;
}

/** What trying a `check` needs. */
export interface CheckStage<Server> {
  /** As `connect`, but with credentials that the server does not take. Absent for a system that has none. */
  readonly connectAsStranger?: (server: Server, url: string) => JobSystem;
}

/** Makes one job. Reruns of it must stay active for a few seconds, so that they can be found. */
export type JobMaker<Server> = (server: Server) => Promise<string>;

/** What exchanges with this system look like; for systems that speak HTTP/1.1 without TLS on the stage. */
export interface HttpStage<Server> {
  /** Where the server listens: an origin such as `http://127.0.0.1:8080`. */
  readonly url: (server: Server) => string;
  /**
   * Which requests stop jobs, and which one of a submission starts the run (of one in several steps: the one that must not take effect
   * twice). `undefined`: any other.
   */
  readonly operationOf: (request: SeenRequest) => 'stop' | 'submit' | undefined;
  /** The body of an answer about several jobs with the jobs in reverse order; other bodies as they are. */
  readonly reversed?: (body: string) => string;
  /** The body of an answer about several jobs without one of them; other bodies as they are. */
  readonly without?: (body: string, id: string) => string;
  /** The body of a status answer with another word for one job's status; other bodies as they are. */
  readonly withStatus?: (body: string, change: { readonly id: string; readonly word: string }) => string;
}

/** A part of a stage that may be left out. */
export type StagePart =
  | `jobs.${JobPhase}`
  | 'endsDuringStop'
  | 'restart'
  | 'runsStarted'
  | 'check'
  | 'check.connectAsStranger'
  | 'http'
  | `http.${'reversed' | 'without' | 'withStatus'}`;

/** Those of the parts that the stage leaves out. */
export function partsMissing<Server>(
  stage: JobSystemStage<Server>,
  parts: readonly StagePart[],
): StagePart[] {
  return parts.filter((part) => {
    const [name = '', member] = part.split('.');
    const value = (stage as unknown as Readonly<Record<string, unknown>>)[name];
    if (member === undefined) return value === undefined;
    return (value as Readonly<Record<string, unknown>> | undefined)?.[member] === undefined;
  });
}

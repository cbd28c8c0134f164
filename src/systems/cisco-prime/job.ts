import { instantIn } from '../shared/instant';
import { isLongId } from '../shared/long-id';
import type { RunState } from './statuses';
import { elementsAt, textOf, type Element } from './wire/element';

/** A job as `runhistory` shows it: each field that could be read, and nothing that could not. */
export interface Job {
  readonly jobId: string | undefined;
  readonly jobName: string | undefined;
  readonly jobType: string | undefined;
  /** The state of the trigger, a JobSpecState: never that of a run. */
  readonly jobStatus: string | undefined;
  /** ISO 8601 in UTC. */
  readonly nextRunTime: string | undefined;
  readonly runs: readonly Run[];
}

/** One run of a job. */
export interface Run extends RunState {
  readonly runId: string | undefined;
  /** ISO 8601 in UTC; absent where there is none, or none with a zone. */
  readonly startedAt: string | undefined;
  /** Whether there is a start, but none with a zone. */
  readonly hasVagueStart: boolean;
  /** The same of its end. */
  readonly endedAt: string | undefined;
  /** The `property` of each of its results, such as a device id. Their values are transcripts, which never get out of here. */
  readonly properties: readonly string[];
}

/** Reads every `job` of an answer to `runhistory`; never throws. */
export function jobsIn(document: Element): Job[] {
  return elementsAt(document, 'job').map(jobOf);
}

function jobOf(element: Element): Job {
  return {
    jobId: idIn(element, 'jobId'),
    jobName: textOf(element, 'jobName'),
    jobType: textOf(element, 'jobType'),
    jobStatus: textOf(element, 'jobStatus'),
    nextRunTime: instantAt(element, 'nextRunTime'),
    runs: elementsAt(element, 'runInstances', 'runInstance').map(runOf),
  };
}

function runOf(element: Element): Run {
  return {
    runId: idIn(element, 'runId'),
    runStatus: textOf(element, 'runStatus'),
    resultStatus: textOf(element, 'resultStatus'),
    completionTime: textOf(element, 'completionTime'),
    startedAt: instantAt(element, 'lastStartTime'),
    hasVagueStart: textOf(element, 'lastStartTime') !== undefined && !instantAt(element, 'lastStartTime'),
    endedAt: instantAt(element, 'completionTime'),
    properties: elementsAt(element, 'results', 'result').flatMap(
      (result) => textOf(result, 'property') ?? [],
    ),
  };
}

/** An id, where it is one. */
export function idIn(element: Element, name: string): string | undefined {
  const text = textOf(element, name);
  return text !== undefined && isLongId(text) ? text : undefined;
}

function instantAt(element: Element, name: string): string | undefined {
  const text = textOf(element, name);
  return text === undefined ? undefined : instantIn(text);
}

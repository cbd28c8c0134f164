import type { Worker } from '@temporalio/worker';
import type { InputOf, JobControlClient, JobControlHandle, JobControlWorkflow } from '../../src/client';
import type { ScriptedSystem } from '../../test/fakes/scripted-system';

/** One workflow that is recorded: what it is given, and what happens to it. */
export interface Scenario<Name extends JobControlWorkflow = JobControlWorkflow> {
  /** What its history shows that others do not; the name of its file. */
  readonly name: string;
  readonly workflow: Name;
  readonly lab: ScriptedSystem;
  readonly input: Omit<InputOf<Name>, 'system'>;
  /** Does to the running workflow what a person would. */
  readonly during?: (handle: JobControlHandle, around: Around) => Promise<void>;
}

/** What a scenario may use besides its workflow. */
export interface Around {
  readonly jobControl: JobControlClient;
  /** Starts a worker for the scenario's system on another task queue; it is shut down when the scenario is over. */
  readonly zoneWorker: (taskQueue: string) => Promise<Worker>;
}

/** Keeps the type of the input beside that of the workflow. */
export function scenario<Name extends JobControlWorkflow>(one: Scenario<Name>): Scenario {
  return one;
}

import type { WorkflowHandle } from '@temporalio/client';
import type { Worker } from '@temporalio/worker';
import type {
  InputOf,
  JobControlClient,
  JobControlHandle,
  JobControlWorkflow,
  PlanHandle,
  PlanInput,
} from '../../src/client';
import type { ScriptedSystem } from '../../test/fakes/scripted-system';

/** One workflow that is recorded. */
export interface Scenario {
  /** What its history shows that others do not; the name of its file. */
  readonly name: string;
  readonly workflow: string;
  readonly lab: ScriptedSystem;
  /** Starts it under that id, does to it what a person would, and resolves when it has ended. */
  play(around: Around, workflowId: string): Promise<WorkflowHandle>;
}

/** What a scenario may use besides its workflow. */
export interface Around {
  readonly jobControl: JobControlClient;
  /** Starts a worker for the scenario's system on another task queue; it is shut down when the scenario is over. */
  readonly zoneWorker: (taskQueue: string) => Promise<Worker>;
}

interface Given<Input, Handle> {
  readonly name: string;
  readonly lab: ScriptedSystem;
  readonly input: Input;
  readonly during?: (handle: Handle, around: Around) => Promise<void>;
}

/** A workflow for one batch on the system `lab`. */
export function batch<Name extends JobControlWorkflow>(
  workflow: Name,
  { name, lab, input, during }: Given<Omit<InputOf<Name>, 'system'>, JobControlHandle>,
): Scenario {
  return {
    ...{ name, workflow, lab },
    async play(around, workflowId) {
      const whole = { ...input, system: 'lab', intent: workflowId } as InputOf<Name>;
      const handle = await around.jobControl.start(workflow, whole, { workflowId });
      await during?.(handle, around);
      await handle.result();
      return handle.workflow;
    },
  };
}

/** A plan; its steps are on the system `lab`. */
export function plan({ name, lab, input, during }: Given<PlanInput, PlanHandle>): Scenario {
  return {
    ...{ name, workflow: 'runPlan', lab },
    async play(around, workflowId) {
      const handle = await around.jobControl.startPlan({ ...input, intent: workflowId }, { workflowId });
      await during?.(handle, around);
      await handle.result();
      return handle.workflow;
    },
  };
}

/** A dry run of a plan. */
export function dryRun({ name, lab, input }: Given<PlanInput, never>): Scenario {
  return {
    ...{ name, workflow: 'dryRunPlan', lab },
    async play({ jobControl }, workflowId) {
      await jobControl.dryRunPlan(input, { workflowId });
      return jobControl.getHandle(workflowId).workflow;
    },
  };
}

import type { WorkflowExecutionDescription } from '@temporalio/client';
import type { BatchResult, PlanResult, Progress } from '../contract';
import type { Temporal } from './connect';
import type { Followed, Follower } from './follow';
import type { SeenPlan } from './plan-questions';
import type { Output } from './screen/output';
import type { Surroundings } from './surroundings';

/** What is shown. */
export interface Subject {
  readonly workflowId: string;
  /** A few words. */
  readonly title: string;
}

/** What came of a workflow, for a person. */
export interface Told {
  /** True when every job is as wanted. */
  readonly asWanted: boolean;
  /** One sentence. */
  readonly conclusion: string;
  /** Writes the rest. */
  readonly write: (output: Output) => void;
}

/** How workflows of one kind are shown. */
export interface WorkflowKind<
  Seen extends Progress | SeenPlan = Progress | SeenPlan,
  Result extends BatchResult | PlanResult = BatchResult | PlanResult,
> {
  handle(temporal: Temporal, workflowId: string): Followed<Seen, Result>;
  /** Shows how it goes on. */
  view(output: Output, subject: Subject): Follower<Seen>;
  /** Writes once how far it has come. */
  tellProgress(seen: Seen, workflowId: string, surroundings: Surroundings): void;
  told(result: Result, description: Pick<WorkflowExecutionDescription, 'memo'>): Told;
}

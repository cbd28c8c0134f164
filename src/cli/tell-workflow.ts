import { type WorkflowExecutionDescription, WorkflowFailedError } from '@temporalio/client';
import { askWorker } from './ask-worker';
import type { Call } from './command';
import { lostContact, perhapsStarted, tellDetached, tellOutage, tellUnderWay } from './come-back';
import type { Temporal } from './connect';
import { EXIT, wrongUsage } from './exit-codes';
import { isUnreachable, messageOf } from './failure-text';
import { follow } from './follow';
import { isOutage, throughOutages } from './outage';
import type { WorkflowKind } from './workflow-kind';
import { workflowKindOf } from './workflow-kinds';
import { reportOf } from './workflow-report';
import { printJson, say } from './write';

/** How a workflow is to be told. */
export interface Telling {
  /** Default: false. */
  readonly json?: boolean;
  /** Whether to wait for its end. Default: false. */
  readonly wait?: boolean;
}

/** Tells how a workflow goes on, or what came of it. Resolves with the exit code. Throws why it failed. */
export async function tellWorkflow(
  workflowId: string,
  temporal: Temporal,
  call: Call<Telling>,
): Promise<number> {
  const describe = describing(workflowId, temporal, call);
  const description = await describe();
  const kind = workflowKindOf(description.type);
  if (!kind)
    throw wrongUsage(`The workflow "${workflowId}" is a ${description.type}, which is none of this package.`);
  try {
    return await tellKind(description, { kind, temporal }, call);
  } catch (error) {
    if (call.options.json && error instanceof WorkflowFailedError)
      printJson(call, { ...reportOf(await describe()), failure: messageOf(error) });
    throw error;
  }
}

function describing(
  workflowId: string,
  { client }: Temporal,
  call: Call<Telling>,
): () => Promise<WorkflowExecutionDescription> {
  return patiently(workflowId, call, () => client.workflow.getHandle(workflowId).describe());
}

/** The server is asked again while it is away, where the command waits anyway. */
function patiently<Answer>(
  workflowId: string,
  call: Call<Telling>,
  ask: () => Promise<Answer>,
): () => Promise<Answer> {
  return call.options.wait ? () => throughOutages(ask, () => tellOutage(workflowId, call)) : ask;
}

async function tellKind(
  description: WorkflowExecutionDescription,
  { kind, temporal }: Followable,
  call: Call<Telling>,
): Promise<number> {
  const { workflowId, status } = description;
  const handle = kind.handle(temporal, workflowId);
  if (status.name !== 'RUNNING') return tellResult(await handle.result(), { kind, description }, call);
  if (call.options.wait) return followWorkflow(description, { kind, temporal }, call);
  const progress = await askWorker(description.taskQueue, call, handle.progress());
  if (call.options.json) printJson(call, { ...reportOf(description), progress });
  else kind.tellProgress(progress, workflowId, call);
  return EXIT.done;
}

/** A workflow that is to be started. */
export interface Starting {
  /** The id that it will have. */
  readonly workflowId: string;
  readonly start: () => Promise<unknown>;
}

/**
 * Starts a workflow and tells of it: with `wait` until its end, else its id only. Resolves with the exit code. Whatever goes wrong once it may have been started, the
 * id is told: whoever takes it for not started would start it a second time.
 */
export async function tellStarting(
  { workflowId, start }: Starting,
  temporal: Temporal,
  call: Call<Telling>,
): Promise<number> {
  await start().catch((error: unknown) => {
    throw isOutage(error) ? perhapsStarted(workflowId, error) : error;
  });
  try {
    return await tellStarted(workflowId, temporal, call);
  } catch (error) {
    throw isUnreachable(error) ? lostContact(workflowId, error) : error;
  }
}

async function tellStarted(workflowId: string, temporal: Temporal, call: Call<Telling>): Promise<number> {
  if (call.options.wait) return tellWorkflow(workflowId, temporal, call);
  const description = await temporal.client.workflow.getHandle(workflowId).describe();
  tellUnderWay(reportOf(description), call.options, call);
  return EXIT.done;
}

interface Followable {
  readonly kind: WorkflowKind;
  readonly temporal: Temporal;
}

/** Shows how a workflow goes on until it has ended, then what came of it. */
async function followWorkflow(
  before: WorkflowExecutionDescription,
  { kind, temporal }: Followable,
  call: Call<Telling>,
): Promise<number> {
  const { workflowId } = before;
  const title = (await before.staticSummary()) ?? workflowId;
  const view = kind.view(call.stderr, { workflowId, title });
  const handle = kind.handle(temporal, workflowId);
  const patient = {
    progress: () => handle.progress(),
    result: patiently(workflowId, call, () => handle.result()),
  };
  const over = await follow(patient, view, call).catch((error: unknown) => {
    throw isUnreachable(error) ? lostContact(workflowId, error) : error;
  });
  const description = await describing(workflowId, temporal, call)();
  if ('result' in over) return tellResult(over.result, { kind, description }, call);
  tellDetached(reportOf(description), call.options, call);
  return over.exitCode;
}

interface EndedWorkflow {
  readonly kind: WorkflowKind;
  readonly description: WorkflowExecutionDescription;
}

function tellResult(
  result: Parameters<WorkflowKind['told']>[0],
  { kind, description }: EndedWorkflow,
  call: Call<Telling>,
): number {
  const { asWanted, conclusion, write } = kind.told(result, description);
  if (call.options.json) printJson(call, { ...reportOf(description), asWanted, result });
  else write(call.stdout);
  say(call, conclusion);
  return asWanted ? EXIT.done : EXIT.notAsWanted;
}

import {
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { CommanderError } from 'commander';
import { SettingsError } from '../config';
import { CannotReachTemporal, TemporalConfigurationError } from '../config/temporal';
import { FAILURE_TYPES } from '../contract';
import { CommandFailure, EXIT } from './exit-codes';

/** What a failure means for whoever typed the command. */
export interface Explained {
  readonly exitCode: number;
  /** Absent where it has been said already. */
  readonly message?: string;
}

/** Codes of gRPC that say that we were not let in, or that nobody answered. */
const UNREACHABLE: ReadonlySet<number> = new Set([4, 7, 14, 16]);
/** What the workflow found wrong with the request, before it did anything. */
const WRONG_REQUEST: ReadonlySet<unknown> = new Set([
  FAILURE_TYPES.invalidInput,
  FAILURE_TYPES.unknownSystem,
]);

/** Explains whatever a command threw. */
export function explain(error: unknown): Explained {
  // Help and version are no failures; what the parser refused it has said itself.
  if (error instanceof CommanderError) return { exitCode: error.exitCode === 0 ? EXIT.done : EXIT.usage };
  return { exitCode: exitCodeOf(error), message: messageOf(error) };
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommandFailure) return error.exitCode;
  if (error instanceof CannotReachTemporal) return EXIT.unreachable;
  if (error instanceof SettingsError || error instanceof TemporalConfigurationError) return EXIT.usage;
  if (error instanceof WorkflowNotFoundError || error instanceof WorkflowExecutionAlreadyStartedError)
    return EXIT.usage;
  const causes = chainOf(error);
  if (causes.some((cause) => WRONG_REQUEST.has((cause as { readonly type?: unknown }).type)))
    return EXIT.usage;
  return causes.some(isUnreachable) ? EXIT.unreachable : EXIT.notAsWanted;
}

function isUnreachable(error: unknown): boolean {
  return isGrpcServiceError(error) && UNREACHABLE.has(error.code);
}

/** What went wrong, with its causes: the sentence of a failed workflow says why only there. */
export function messageOf(error: unknown): string {
  if (error instanceof WorkflowNotFoundError)
    return `There is no workflow "${error.workflowId}" in this namespace, or it is too long ago.`;
  if (error instanceof WorkflowExecutionAlreadyStartedError)
    return `The workflow "${error.workflowId}" is under way already: job-control status --workflow ${error.workflowId}`;
  const causes = chainOf(error);
  // The wrapper only says that something failed.
  if (error instanceof WorkflowFailedError || error instanceof WorkflowUpdateFailedError)
    return (causes.at(-1) as Error).message;
  return [...new Set(causes.map((cause) => (cause instanceof Error ? cause.message : String(cause))))].join(
    ': ',
  );
}

function chainOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let cause: unknown = error; cause !== undefined && !chain.includes(cause);) {
    chain.push(cause);
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return chain;
}

import {
  isGrpcServiceError,
  NamespaceNotFoundError,
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { CommanderError } from 'commander';
import { SettingsError } from '../config';
import { CannotReachTemporal, TemporalConfigurationError } from '../config/temporal';
import { FAILURE_TYPES } from '../contract';
import { causesOf } from './causes';
import { comeBackCommand } from './come-back-command';
import { CommandFailure, EXIT } from './exit-codes';
import { shellWord } from './shell-word';

/** What a failure means for whoever typed the command. */
export interface Explained {
  readonly exitCode: number;
  /** Absent where it has been said already. */
  readonly message?: string;
}

const WHERE_TEMPORAL_IS = 'Is it running? TEMPORAL_ADDRESS, or a profile in temporal.toml, says where it is.';

const INVALID_ARGUMENT = 3;
/** Codes of gRPC that say that we were not let in, or that nobody answered. */
const UNREACHABLE: ReadonlySet<number> = new Set([4, 7, 14, 16]);
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

/** Somebody named what is not there, or what is there already. */
const WRONG_NAME = [
  WorkflowNotFoundError,
  WorkflowExecutionAlreadyStartedError,
  ScheduleNotFoundError,
  ScheduleAlreadyRunning,
] as const;

function exitCodeOf(error: unknown): number {
  if (error instanceof CommandFailure) return error.exitCode;
  if (error instanceof CannotReachTemporal) return EXIT.unreachable;
  if (error instanceof SettingsError || error instanceof TemporalConfigurationError) return EXIT.usage;
  // With these our client, and the SDK's for schedules, refuse what they are given.
  if (error instanceof TypeError || error instanceof NamespaceNotFoundError) return EXIT.usage;
  if (WRONG_NAME.some((kind) => error instanceof kind)) return EXIT.usage;
  const causes = causesOf(error);
  if (causes.some(isWrongRequest)) return EXIT.usage;
  return isUnreachable(error) ? EXIT.unreachable : EXIT.notAsWanted;
}

/** What the workflow, or Temporal, found wrong with the request before anything was done. */
function isWrongRequest(error: unknown): boolean {
  if (isGrpcServiceError(error)) return Number(error.code) === INVALID_ARGUMENT;
  return WRONG_REQUEST.has((error as { readonly type?: unknown }).type);
}

/** True where Temporal did not answer, or let nobody in. */
export function isUnreachable(error: unknown): boolean {
  return causesOf(error).some((cause) => isGrpcServiceError(cause) && UNREACHABLE.has(cause.code));
}

/** What went wrong, with its causes: the sentence of a failed workflow says why only there. */
export function messageOf(error: unknown): string {
  if (error instanceof WorkflowNotFoundError)
    return `There is no workflow "${error.workflowId}" in this namespace, or it is too long ago.`;
  if (error instanceof NamespaceNotFoundError)
    return `There is no namespace "${error.namespace}" on this Temporal server. TEMPORAL_NAMESPACE, or a profile in temporal.toml, names it.`;
  if (error instanceof WorkflowExecutionAlreadyStartedError)
    return `The workflow "${error.workflowId}" is under way already. To come back to it: ${comeBackCommand(error.workflowId)}`;
  if (error instanceof ScheduleNotFoundError)
    return `There is no schedule "${error.scheduleId}" in this namespace.`;
  if (error instanceof ScheduleAlreadyRunning)
    return `There is a schedule "${error.scheduleId}" already: job-control schedule update ${shellWord(error.scheduleId)}`;
  if (error instanceof CannotReachTemporal) return `${error.message}\n${WHERE_TEMPORAL_IS}`;
  const causes = causesOf(error);
  // The wrapper only says that something failed.
  if (error instanceof WorkflowFailedError || error instanceof WorkflowUpdateFailedError)
    return (causes.at(-1) as Error).message;
  return [...new Set(causes.map((cause) => (cause instanceof Error ? cause.message : String(cause))))].join(
    ': ',
  );
}

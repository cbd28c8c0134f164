import { HandlerError } from 'nexus-rpc';

/** Throws `BAD_REQUEST`, which no caller retries, with everything that is wrong with the input of an operation. */
export function requireRight(operation: string, problems: readonly string[]): void {
  if (problems.length > 0) throw new HandlerError('BAD_REQUEST', `${operation}: ${problems.join('; ')}`);
}

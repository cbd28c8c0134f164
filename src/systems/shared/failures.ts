import { SystemError, type Effect, type SystemErrorKind } from '../../contract';

/** Whether it is a failed exchange of one of these kinds. */
export function isKind(error: unknown, ...kinds: readonly SystemErrorKind[]): error is SystemError {
  return error instanceof SystemError && kinds.includes(error.kind);
}

/** The error for what a system does not have. Nothing was sent. */
export function unsupported(call: string, message: string): SystemError {
  return new SystemError({ kind: 'unsupported', effect: 'none', call, message });
}

/** Runs what comes before a submission: when an exchange of it fails, nothing was submitted. */
export function beforeSending<Result>(step: () => Promise<Result>): Promise<Result> {
  return failingWith('none', step);
}

/** Runs what comes after a submission: when an exchange of it fails, something may have been submitted. */
export function afterSending<Result>(step: () => Promise<Result>): Promise<Result> {
  return failingWith('unknown', step);
}

async function failingWith<Result>(effect: Effect, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    throw error instanceof SystemError ? error.with({ effect }) : error;
  }
}

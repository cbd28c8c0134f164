import { SystemError } from '../../src/contract';

/** What a promise or a function is rejected with or throws, as a `SystemError`. */
export async function failureOf(run: () => unknown): Promise<SystemError> {
  try {
    await run();
  } catch (error) {
    if (error instanceof SystemError) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}

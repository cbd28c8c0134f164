/** What a user writes: our workflows beside one of their own. */
export * from '../../../src/workflows';

export function theirs(): Promise<string> {
  return Promise.resolve('done');
}

import { existsSync } from 'node:fs';

export * from '../../../src/workflows';

export function theirs(): Promise<boolean> {
  return Promise.resolve(existsSync('/'));
}

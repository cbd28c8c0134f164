import { z } from 'zod';
import { phaseOf } from '../../../src/systems/elecard-boro-vod/statuses';

export * from '../../../src/workflows';

export function theirs(): Promise<string> {
  return Promise.resolve(phaseOf(z.string().parse('Running')));
}

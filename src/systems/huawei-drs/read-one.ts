import { noAnswer } from './errors';
import type { Generation } from './generation';
import type { JobSeen } from './responses';

/** Reads one task. Throws what reading throws. */
export async function readOne(id: string, generation: Generation): Promise<JobSeen> {
  const [seen] = await generation.read([id]);
  if (seen) return seen;
  throw noAnswer('status', 'nothing');
}

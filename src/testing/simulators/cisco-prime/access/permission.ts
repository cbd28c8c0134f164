import type { CiscoPrimeMethod } from '../methods';
import { Refusal } from '../refusal';
import type { SignedIn } from './sign-in';

const WRITES: readonly CiscoPrimeMethod[] = [
  'cancelrunning',
  'cancel',
  'suspend',
  'resume',
  'deployTemplateThroughJob',
];

/** Throws a `Refusal` 403 when the user's groups are not enough. */
export function checkPermission({ groups }: SignedIn, method: CiscoPrimeMethod): void {
  const needed = WRITES.includes(method) ? 'NBI Write' : 'NBI Read';
  if (groups && !groups.includes(needed)) throw new Refusal('403', `The user is not in the group ${needed}`);
}

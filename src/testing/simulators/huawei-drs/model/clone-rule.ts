import type { DrsSettings } from '../settings';
import type { Job } from './job';

const TOO_EARLY = [
  'CREATING',
  'CREATE_FAILED',
  'CONFIGURATION',
  'WAITING_FOR_START',
  'STARTJOBING',
  'DELETED',
];

/** Synchronization tasks only, and not before they have been started; a job that has ended is not among the exceptions. */
export function mayClone({ order, status, deleted }: Job, { clones, clonesEnded }: DrsSettings): boolean {
  if (!clones || !order.cloneable || order.jobType !== 'sync' || deleted) return false;
  if (status === 'RELEASE_RESOURCE_COMPLETE' && !clonesEnded) return false;
  return !TOO_EARLY.includes(status);
}

import { hasEnded } from '../../contract';
import { isStartable, neverStarted, phaseOf } from './statuses';

/** How far a new task has come: it is made, can be started, was started, or never will be. `unclear`: to be looked at again. */
export type NewTaskProgress = 'being-made' | 'startable' | 'started' | 'lost' | 'unclear';

/** Reads a new task's status. A task that was started and failed or was paused since, was started. */
export function progressOf(status: string): NewTaskProgress {
  if (status === 'CREATING') return 'being-made';
  if (isStartable(status)) return 'startable';
  const phase = phaseOf(status);
  if (phase === 'unknown') return 'unclear';
  if (neverStarted(status) || phase === 'stopping' || phase === 'stopped') return 'lost';
  return hasEnded(phase) || phase === 'running' || phase === 'paused' || status === 'STARTJOBING'
    ? 'started'
    : 'unclear';
}

import { hasEnded, type JobPhase, type JobReading, type StopReceipt } from '../../contract';
import type { Halt } from './generation';

/** What DRS, or this adapter for it, says of one stop. */
export type StopSaid = Pick<StopReceipt, 'outcome' | 'says' | 'call'>;

/** What the state of a task says about a stop that was not taken on, or need not be sent. */
export function sayOfState(reading: JobReading, how: Halt): StopSaid {
  if (reading.outcome !== 'found') {
    const outcome = reading.outcome === 'not-found' ? 'not-found' : 'refused';
    return { call: reading.call, outcome, says: reading.detail };
  }
  const { phase, rawStatus, call } = reading.snapshot;
  return { call, outcome: outcomeIn(phase, how), says: `The task is ${rawStatus}.` };
}

/** A release under way is what a release asks for; a pause finds nothing to pause in it. */
function outcomeIn(phase: JobPhase, how: Halt): StopReceipt['outcome'] {
  if (hasEnded(phase)) return 'not-running';
  if (phase === 'stopping') return how === 'pause' ? 'not-running' : 'accepted';
  return phase === 'paused' && how === 'pause' ? 'not-running' : 'refused';
}

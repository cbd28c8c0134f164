import type { StopMode } from './stop';

/** Why a stop was not sent that cannot be undone. Not for the doors: `index.ts` leaves this file out. */
export function endsForGood(mode: StopMode): string {
  return (
    `a "${mode}" stop ends a job of this system for good, it can never run again; ` +
    'it was not sent. Say allowIrreversible: true if that is meant'
  );
}

import { type RerunIntent, type RerunWay, type SubmitRequest } from '../../src/contract';

const LONG_AGO = '2026-01-01T00:00:00.000Z';

/** The intended rerun of a job of the scripted system, in its first attempt. */
export function intentFor(id: string, way: RerunWay = 'new-run'): RerunIntent {
  const marker = `tjc-${id.padStart(20, '0')}`;
  return { id, run: `${id}#1`, way, marker, endedSince: LONG_AGO, intendedAt: LONG_AGO };
}

/** A request to submit these, with a minute to go. */
export function submitRequest(intents: RerunIntent[], changes: Partial<SubmitRequest> = {}): SubmitRequest {
  return {
    system: 'lab',
    intents,
    fromPhases: ['stopped', 'failed', 'paused'],
    repeated: false,
    deadline: Date.now() + 60_000,
    ...changes,
  };
}

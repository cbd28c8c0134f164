import type { JobReading, JobSnapshot, StopReceipt } from '../../../src/contract';
import type { Batch } from '../../../src/workflows/plans';

/** A batch of one job. */
export const BATCH: Batch = {
  system: 'lab',
  ids: ['1'],
  intent: 'nightly',
  repeated: false,
  wasReset: false,
  runs: {},
  runsSeenLate: false,
  zone: undefined,
  isBrief: false,
};

/** A job as it was read. */
export function found(changes: Partial<JobSnapshot> = {}): JobReading {
  const rawStatus = (changes.phase ?? 'running').toUpperCase();
  const read = { call: 'GetStatus', observedAt: '2026-01-01T00:00:00.000Z' };
  return {
    outcome: 'found',
    id: '1',
    snapshot: { id: '1', phase: 'running', rawStatus, run: '1#1', ...read, ...changes },
  };
}

export const GONE: JobReading = {
  outcome: 'not-found',
  id: '1',
  call: 'GetStatus',
  observedAt: '2026-01-01T00:00:00.000Z',
  detail: 'no such job',
};

export const UNREADABLE: JobReading = { ...GONE, outcome: 'unreadable', detail: 'garbled' };

/** An answer to a stop of that job. */
export function receipt(outcome: StopReceipt['outcome'], changes: Partial<StopReceipt> = {}): StopReceipt {
  const said = outcome === 'accepted' ? 'will stop' : 'not now';
  return {
    id: '1',
    run: '1#1',
    call: 'Stop',
    at: '2026-01-01T00:00:01.000Z',
    says: said,
    outcome,
    ...changes,
  };
}

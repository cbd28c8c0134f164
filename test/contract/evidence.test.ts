import { type JobSnapshot, observationOf, ownObservation } from '../../src/contract';

const SNAPSHOT: JobSnapshot = {
  id: '1',
  phase: 'running',
  rawStatus: 'In Progress',
  run: '1#1',
  call: 'GetStatus',
  observedAt: '2026-01-01T00:00:00.000Z',
};

describe('an observation', () => {
  it("has the vendor's word and ours", () => {
    expect(observationOf({ outcome: 'found', id: '1', snapshot: SNAPSHOT })).toEqual({
      at: '2026-01-01T00:00:00.000Z',
      call: 'GetStatus',
      says: 'In Progress',
      phase: 'running',
      run: '1#1',
    });
  });

  it('has the detail beside the word', () => {
    const snapshot = { ...SNAPSHOT, detail: 'step 3 of 5' };
    expect(observationOf({ outcome: 'found', id: '1', snapshot }).says).toBe('In Progress (step 3 of 5)');
  });

  it.each(['not-found', 'unreadable'] as const)('of a job that is %s has no phase', (outcome) => {
    const reading = { outcome, id: '1', call: 'GetStatus', observedAt: SNAPSHOT.observedAt, detail: 'why' };
    expect(observationOf(reading)).toEqual({
      at: SNAPSHOT.observedAt,
      call: 'GetStatus',
      says: `${outcome}: why`,
    });
  });

  it('of our own tells when and that it is ours', () => {
    expect(ownObservation('nothing was sent', 0)).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      call: 'job-control',
      says: 'nothing was sent',
    });
  });
});

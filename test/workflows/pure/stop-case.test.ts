import type { StopMode, StopReceipt } from '../../../src/contract';
import {
  answeredRun,
  giveUpRefused,
  isOpen,
  isStoppable,
  noteInspection,
  noteStop,
  noteWatch,
  openCase,
  type StopCase,
} from '../../../src/workflows/stop-case';
import { scriptedCapabilities } from '../../fakes/scripted-capabilities';
import { found, GONE, receipt, UNREADABLE } from './cases';

const CAPABILITIES = scriptedCapabilities();

function inspected(reading = found()): StopCase {
  const stopCase = openCase('1');
  noteInspection(stopCase, reading);
  return stopCase;
}

function answer(stopCase: StopCase, answered: StopReceipt, mode: StopMode = 'graceful'): void {
  noteStop(
    stopCase,
    { id: '1', reading: found({ run: answered.run }), receipt: answered, perhapsAsked: false },
    mode,
  );
}

function isToBeStopped(stopCase: StopCase, mode: StopMode = 'graceful'): boolean {
  return isStoppable(stopCase, CAPABILITIES, mode);
}

describe('an inspected job', () => {
  it.each([
    ['running', found(), false],
    ['ended', found({ phase: 'failed' }), true],
    ['ended for now', found({ phase: 'failed', restartWatchMs: 1 }), false],
    ['paused', found({ phase: 'paused' }), false],
    ['unknown to us', found({ phase: 'unknown' }), false],
    ['missing from one answer', GONE, false],
    ['unreadable', UNREADABLE, false],
  ])('%s has settled or not', (_, reading, settled) => {
    expect(inspected(reading)).toMatchObject({ settled, before: reading, asked: 'no' });
  });

  it.each([
    ['running', found(), true],
    ['waiting', found({ phase: 'waiting' }), false],
    ['in an unknown phase', found({ phase: 'unknown' }), true],
    ['ended', found({ phase: 'failed' }), false],
    ['unreadable', UNREADABLE, false],
  ])('%s can be stopped or not', (_, reading, stoppable) => {
    expect(isToBeStopped(inspected(reading))).toBe(stoppable);
  });
});

describe('an accepted stop', () => {
  it('is not sent again in that mode', () => {
    const stopCase = inspected();
    answer(stopCase, receipt('accepted'));
    expect(stopCase).toMatchObject({ asked: 'yes', accepted: { run: '1#1', modes: ['graceful'] } });
    expect([isToBeStopped(stopCase), isToBeStopped(stopCase, 'force')]).toEqual([false, true]);
  });

  it('is sent again to another run', () => {
    const stopCase = inspected();
    answer(stopCase, receipt('accepted'));
    noteWatch(stopCase, { id: '1', settled: false, reading: found({ run: '1#2' }), observations: [] });
    expect(isToBeStopped(stopCase)).toBe(true);
  });

  it('keeps the modes of one run', () => {
    const stopCase = inspected();
    answer(stopCase, receipt('accepted'));
    answer(stopCase, receipt('accepted'), 'force');
    expect(stopCase.accepted?.modes).toEqual(['graceful', 'force']);
    answer(stopCase, receipt('accepted', { run: '1#2' }), 'force');
    expect(stopCase.accepted).toEqual({ run: '1#2', modes: ['force'] });
  });
});

describe('a refusal', () => {
  function refusedBy(...receipts: StopReceipt[]): StopCase {
    const stopCase = inspected();
    for (const one of receipts) answer(stopCase, one);
    return stopCase;
  }
  const no = receipt('refused', { says: 'not while it saves' });
  const other = receipt('refused', { run: '1#2' });

  it.each([
    ['is not believed twice', [no, no], false],
    ['is believed the third time', [no, no, no], true],
    ['counts whatever its kind', [no, receipt('not-running'), no], true],
    ['counts for one run', [no, no, other], false],
    ['counts from the start after an acceptance', [no, no, receipt('accepted'), no], false],
  ])('%s', (_, receipts, believed) => {
    const stopCase = refusedBy(...receipts);
    giveUpRefused(stopCase, 'graceful');
    expect(isOpen(stopCase)).toBe(!believed);
  });

  it('counts for one mode', () => {
    const stopCase = refusedBy(no, no);
    answer(stopCase, no, 'force');
    giveUpRefused(stopCase, 'force');
    expect(isOpen(stopCase)).toBe(true);
  });

  it("gives the system's words as the reason", () => {
    const stopCase = refusedBy(no, no, no);
    giveUpRefused(stopCase, 'graceful');
    expect(stopCase.givenUp).toBe('The system will not stop it: not while it saves');
  });

  it('stands in no way of a harder stop', () => {
    const stopCase = refusedBy(no, no, no);
    expect(answeredRun(stopCase, 'graceful')).toBe('1#1');
    expect([isToBeStopped(stopCase), isToBeStopped(stopCase, 'force')]).toEqual([false, true]);
    giveUpRefused(stopCase, 'force');
    expect(isOpen(stopCase)).toBe(true);
  });
});

describe('a stop that fails on the system', () => {
  const seen = { id: '1', settled: false, stopFailed: true, reading: found(), observations: [] } as const;

  function failedBy(...modes: StopMode[]): StopCase {
    const stopCase = inspected();
    for (const mode of modes) {
      answer(stopCase, receipt('accepted'), mode);
      noteWatch(stopCase, seen);
    }
    return stopCase;
  }
  const THRICE = ['graceful', 'graceful', 'graceful'] as const;

  it('is given up the third time', () => {
    const [twice, thrice] = [failedBy('graceful', 'graceful'), failedBy(...THRICE)];
    for (const one of [twice, thrice]) giveUpRefused(one, 'graceful');
    expect([isOpen(twice), isToBeStopped(twice), isOpen(thrice)]).toEqual([true, true, false]);
  });

  it('stands in no way of a harder one', () => {
    const stopCase = failedBy(...THRICE);
    expect([isToBeStopped(stopCase), isToBeStopped(stopCase, 'force')]).toEqual([false, true]);
    answer(stopCase, receipt('accepted'), 'force');
    giveUpRefused(stopCase, 'force');
    expect(isOpen(stopCase)).toBe(true);
  });

  it('is counted anew when it is harder', () => {
    const stopCase = failedBy(...THRICE, 'force', 'force');
    giveUpRefused(stopCase, 'force');
    expect([isOpen(stopCase), isToBeStopped(stopCase, 'force')]).toEqual([true, true]);
    answer(stopCase, receipt('accepted'), 'force');
    noteWatch(stopCase, seen);
    giveUpRefused(stopCase, 'force');
    expect(stopCase.givenUp).toBe('The system accepted the stop 3 times, and each time it failed: RUNNING');
  });
});

describe('an attempt that died', () => {
  it('has perhaps asked', () => {
    const stopCase = inspected();
    noteStop(stopCase, { id: '1', reading: found(), perhapsAsked: true }, 'graceful');
    expect(stopCase.asked).toBe('perhaps');
  });

  it('does not take back an answer', () => {
    const stopCase = inspected();
    answer(stopCase, receipt('accepted'));
    noteStop(stopCase, { id: '1', reading: found(), perhapsAsked: true }, 'graceful');
    expect(stopCase.asked).toBe('yes');
  });
});

describe('the evidence', () => {
  it('has each thing once', () => {
    const stopCase = inspected();
    noteWatch(stopCase, { id: '1', settled: false, reading: found(), observations: [] });
    expect(stopCase.evidence).toHaveLength(1);
  });

  it('keeps the first five and the last fifteen', () => {
    const stopCase = inspected(found({ rawStatus: '0 %' }));
    for (let percent = 1; percent <= 60; percent += 1) {
      const reading = found({ rawStatus: `${percent} %` });
      noteWatch(stopCase, { id: '1', settled: false, reading, observations: [] });
    }
    const said = stopCase.evidence.map(({ says }) => Number.parseInt(says, 10));
    expect(said).toEqual([0, 1, 2, 3, 4, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60]);
  });
});

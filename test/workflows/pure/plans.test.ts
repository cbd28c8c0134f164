import { planRerun, planStop } from '../../../src/workflows/plans';
import { planCourse } from '../../../src/workflows/stop-phase';
import { GRACEFUL, scriptedCapabilities } from '../../fakes/scripted-capabilities';

const BOTH = scriptedCapabilities();
const ONLY_GRACEFUL = scriptedCapabilities({ stop: { modes: { graceful: GRACEFUL } } });

describe('a plan', () => {
  it('for stops has the documented defaults', () => {
    expect(planStop()).toEqual({
      allowIrreversible: false,
      confirmMs: 0,
      escalateAfterMs: undefined,
      deadlineMs: 1_800_000,
      pollIntervalMs: undefined,
      whenWaiting: 'refuse',
    });
  });

  it('for reruns has the documented defaults', () => {
    expect(planRerun()).toEqual({
      fromPhases: ['stopped', 'failed', 'paused'],
      resumesPausedBefore: false,
      whenUnproven: 'ask',
      answerWithinMs: 86_400_000,
      deadlineMs: 900_000,
    });
  });

  it('takes what the caller says', () => {
    expect(
      planStop({
        mode: 'force',
        escalateAfter: 0,
        deadline: '1h',
        pollInterval: '2s',
        whenWaiting: 'wait',
        allowIrreversible: true,
        confirmFor: '3s',
      }),
    ).toEqual({
      allowIrreversible: true,
      confirmMs: 3_000,
      mode: 'force',
      escalateAfterMs: 0,
      deadlineMs: 3_600_000,
      pollIntervalMs: 2_000,
      whenWaiting: 'wait',
    });
  });
});

describe('a course', () => {
  it("takes the system's own mode", () => {
    expect(planCourse(BOTH, planStop(), 1_000)).toMatchObject({
      mode: 'graceful',
      deadline: 1_801_000,
      escalateAt: Infinity,
      rounds: 0,
    });
  });

  it('escalates after the time given', () => {
    expect(planCourse(BOTH, planStop({ escalateAfter: '5s' }), 1_000).escalateAt).toBe(6_000);
    expect(planCourse(BOTH, planStop({ escalateAfter: 0 }), 1_000).escalateAt).toBe(1_000);
  });

  it('cannot escalate what is force already', () => {
    const plan = planStop({ mode: 'force', escalateAfter: '5s' });
    expect(planCourse(BOTH, plan, 1_000).escalateAt).toBe(Infinity);
  });

  it.each([
    [{ mode: 'force' }, 'stop.mode: the system cannot "force"; it can: graceful'],
    [{ escalateAfter: '5s' }, 'stop.escalateAfter: the system has no force stop; it can: graceful'],
  ] as const)('%j needs a system that can', (options, message) => {
    expect(() => planCourse(ONLY_GRACEFUL, planStop(options), 0)).toThrow(message);
  });
});

import type {
  JobPhase,
  JobReading,
  PlanStep,
  RerunWayCapability,
  StopModeCapability,
} from '../../../src/contract';
import { forecastJob } from '../../../src/workflows/plan/forecast/job-forecast';
import {
  type CapabilityChanges,
  FORCE,
  FROM_START,
  GRACEFUL,
  NEW_RUN,
  scriptedCapabilities,
} from '../../fakes/scripted-capabilities';

const reading = (phase: JobPhase): JobReading => ({
  outcome: 'found',
  id: '1',
  snapshot: {
    id: '1',
    phase,
    rawStatus: phase.toUpperCase(),
    run: '1#1',
    call: 'GetStatus',
    observedAt: '2026-01-01T00:00:00Z',
  },
});

function forecast(
  step: Partial<PlanStep>,
  phase: JobPhase,
  changes: CapabilityChanges = {},
  more: object = {},
) {
  const { id: _id, ...rest } = forecastJob({
    step: { action: 'stop', system: 'lab', jobs: ['1'], ...step },
    capabilities: scriptedCapabilities(changes),
    reading: reading(phase),
    info: undefined,
    ...known,
  });
}

const FINAL: StopModeCapability = { ...GRACEFUL, reversible: false };
const withWay = (changes: Partial<RerunWayCapability>): CapabilityChanges => ({
  rerun: { ways: [{ ...NEW_RUN, ...changes }] },
});

describe('the forecast of a stop', () => {
  it.each<[JobPhase, object]>([
    ['running', { stops: true }],
    ['unknown', { stops: true }],
    ['stopping', { stops: false }],
    ['failed', { stops: false }],
    [
      'waiting',
      { stops: false, refused: 'It is waiting (WAITING), and the system stops no job in this state.' },
    ],
  ])('of a job that is %s', (phase, expected) => {
    expect(forecast({}, phase)).toMatchObject({ reruns: false, ...expected });
    expect(forecast({}, phase).refused).toBe((expected as { refused?: string }).refused);
  });

  it('knows what escalation and patience reach', () => {
    expect(forecast({ stop: { escalateAfter: '1m' } }, 'waiting')).toMatchObject({ stops: true });
    expect(forecast({ stop: { whenWaiting: 'wait' } }, 'waiting')).toMatchObject({ stops: true });
  });

  it('tells what cannot be undone', () => {
    const modes = { graceful: GRACEFUL, force: { ...FORCE, reversible: false } };
    expect(forecast({}, 'running', { stop: { modes } }).irreversible).toBeUndefined();
    expect(
      forecast({ stop: { escalateAfter: '1m' } }, 'running', { stop: { modes } }).irreversible,
    ).toContain('"force"');
    const ended = forecast({}, 'failed', { stop: { modes: { graceful: FINAL } } });
    expect(ended.irreversible).toBeUndefined();
  });

  it('leaves another run alone', () => {
    expect(forecast({}, 'running', { known: { run: '1#0' } })).toMatchObject({
      phase: 'other-run',
      stops: false,
      refused: 'It is in run "1#1", not in "1#0".',
    });
  });
});

describe('the forecast of a rerun', () => {
  it.each<[PlanStep['action'], JobPhase, object]>([
    ['rerun', 'failed', { stops: false, reruns: true }],
    ['rerun', 'running', { reruns: false, refused: 'A job that is running is not rerun.' }],
    ['rerun', 'succeeded', { reruns: false, refused: 'A job that is succeeded is not rerun.' }],
    ['remediate', 'running', { stops: true, reruns: true }],
    ['remediate', 'failed', { stops: false, reruns: true }],
    [
      'remediate',
      'waiting',
      { stops: false, reruns: false, refused: expect.stringContaining('stops no job') as string },
    ],
  ])('%s of a job that is %s', (action, phase, expected) => {
    expect(forecast({ action }, phase)).toMatchObject(expected);
  });

  it('of a job that succeeded is nothing', () => {
    expect(forecast({ action: 'remediate' }, 'succeeded')).toEqual({
      id: '1',
      phase: 'succeeded',
      stops: false,
      reruns: false,
    });
  });

  it.each<[string, CapabilityChanges, boolean]>([
    ['a marker among all jobs', withWay({}), true],
    ['a marker among recent jobs', withWay({ search: { sees: 'recent', windowMs: 1 } }), true],
    ['a marker among active jobs', withWay({ search: { sees: 'active' } }), false],
    ['no guard', withWay({ guard: 'none' }), false],
    ['a key', withWay({ guard: 'native-key', search: { sees: 'nothing' } }), true],
    ['the state of a kept id', { rerun: { ways: [FROM_START] } }, true],
    ['the state of a resumed job', withWay({ ...FROM_START, way: 'resume' }), false],
  ])('knows whether it can be proven by %s', (_title, changes, isProvable) => {
    expect(forecast({ action: 'rerun' }, 'failed', changes).unprovable === undefined).toBe(isProvable);
  });

  it('believes what the system says of an ended job', () => {
    const info = {
      id: '1',
      call: 'Get',
      parameters: [],
      ways: [{ way: 'new-run', available: false, reason: 'template gone' }],
    };
    const refused = 'new-run: template gone';
    expect(forecast({ action: 'rerun' }, 'failed', { known: { info } })).toMatchObject({
      reruns: false,
      refused,
    });
    expect(forecast({ action: 'remediate' }, 'running', { known: { info } })).toMatchObject({ reruns: true });
    const early = { rerun: { infoBeforeStop: true } };
    expect(forecast({ action: 'remediate' }, 'running', { ...early, known: { info } })).toMatchObject({
      reruns: false,
      refused,
    });
  });
});

describe('the forecast of a wait', () => {
  it('knows what has ended otherwise', () => {
    expect(forecast({ action: 'await' }, 'failed').refused).toBe('It has ended as failed (FAILED).');
    expect(forecast({ action: 'await', await: { phases: ['failed'] } }, 'failed').refused).toBeUndefined();
    expect(forecast({ action: 'await' }, 'running').refused).toBeUndefined();
  });
});

import { judge } from '../../../src/workflows/judge';
import { openCase, type StopCase } from '../../../src/workflows/stop-case';
import { scriptedCapabilities } from '../../fakes/scripted-capabilities';
import { found, GONE, UNREADABLE } from './cases';

const CAPABILITIES = scriptedCapabilities();

type Case = readonly [title: string, known: Partial<StopCase>, verdict: string, reason: string];

function check(cases: readonly Case[]): void {
  for (const [title, known, verdict, reason] of cases) {
    it(title, () => {
      const judged = judge({ ...openCase('1'), ...known }, CAPABILITIES);
      expect(`${judged.certainty} ${judged.verdict}`).toBe(verdict);
      expect(judged.reason).toBe(reason);
    });
  }
}

const asked = 'yes';
const settled = true;
const graceful = { run: '1#1', modes: ['graceful'] } as const;
const escalated = { run: '1#1', modes: ['graceful', 'force'] } as const;
const [stopped, failed] = [found({ phase: 'stopped' }), found({ phase: 'failed' })];
const [succeeded, running] = [found({ phase: 'succeeded' }), found()];

describe('stopped', () => {
  const unanswered =
    'It ended as STOPPED, but no accepting answer to our stop is known, so something else may have stopped it.';
  const alsoOtherwise =
    'The stop was accepted and the job ended as FAILED, as it also does for other reasons.';
  const accepted = 'The stop was accepted and the job ended as STOPPED.';
  check([
    [
      'for certain, where only a stop ends so',
      { asked, settled, accepted: graceful, reading: stopped },
      'certain stopped',
      accepted,
    ],
    [
      'likely, where other things do too',
      { asked, settled, accepted: escalated, reading: failed },
      'likely stopped',
      alsoOtherwise,
    ],
    [
      'by the milder stop after all',
      { asked, settled, accepted: escalated, reading: stopped },
      'certain stopped',
      accepted,
    ],
    [
      'likely, when no answer is known',
      { asked: 'perhaps', settled, reading: stopped },
      'likely stopped',
      unanswered,
    ],
    ['likely, when it was refused', { asked, settled, reading: stopped }, 'likely stopped', unanswered],
    [
      'likely, when another run accepted',
      { asked, settled, accepted: { ...graceful, run: '1#0' }, reading: stopped },
      'likely stopped',
      'It ended as STOPPED, and the stop was accepted, but it may have been started again in between.',
    ],
  ]);
});

describe('ended', () => {
  const itself = 'It ended as SUCCEEDED by itself before the stop took effect.';
  check([
    [
      'first, although the stop was accepted',
      { asked, settled, accepted: graceful, reading: succeeded },
      'certain ended-first',
      itself,
    ],
    [
      'first, not as that mode ends jobs',
      { asked, settled, accepted: graceful, reading: failed },
      'certain ended-first',
      itself.replace('SUCCEEDED', 'FAILED'),
    ],
    [
      'first, if it was asked at all',
      { asked: 'perhaps', settled, reading: succeeded },
      'likely ended-first',
      itself,
    ],
    [
      'already',
      { settled, reading: stopped },
      'certain already-ended',
      'It had ended as STOPPED before; nothing was sent.',
    ],
    [
      'already, as far as resting goes',
      { settled, reading: found({ phase: 'paused' }) },
      'certain already-ended',
      'It was PAUSED before; nothing was sent.',
    ],
  ]);
});

describe('still active', () => {
  const why = 'The deadline passed.';
  check([
    [
      'although accepted',
      { asked, accepted: graceful, reading: running },
      'certain still-active',
      `The job is running (RUNNING) although the stop was accepted. ${why}`,
    ],
    [
      'never asked',
      { reading: running },
      'certain still-active',
      `The job is running (RUNNING) and no stop was sent. ${why}`,
    ],
    [
      'perhaps asked',
      { asked: 'perhaps', reading: running },
      'certain still-active',
      `The job is running (RUNNING) and no accepting answer to our stop is known. ${why}`,
    ],
    [
      'in a phase nobody knows',
      { reading: found({ phase: 'unknown', rawStatus: '??' }) },
      'certain still-active',
      `The job is unknown (??) and no stop was sent. ${why}`,
    ],
    [
      'when it was interrupted',
      { reading: running, interrupted: 'Cancelled.' },
      'certain still-active',
      'The job is running (RUNNING) and no stop was sent. Cancelled.',
    ],
    [
      'refused, when given up',
      { asked, reading: running, givenUp: 'It will not.' },
      'certain refused',
      'The job is running (RUNNING). It will not.',
    ],
  ]);
});

describe('without a job to read', () => {
  const vanished = 'The system no longer knows the job, so how it ended cannot be read.';
  check([
    ['never read', {}, 'certain unverified', 'The job was never read.'],
    ['interrupted before', { interrupted: 'Cancelled.' }, 'certain unverified', 'Cancelled.'],
    [
      'not found',
      { before: GONE, reading: GONE, settled },
      'certain not-found',
      'The system does not know this job.',
    ],
    ['vanished', { before: running, reading: GONE, asked, settled }, 'certain unverified', vanished],
    [
      'unreadable',
      { before: running, reading: UNREADABLE },
      'certain unverified',
      'The status could not be read: garbled',
    ],
    [
      'unreadable, and given up',
      { reading: UNREADABLE, givenUp: 'forbidden' },
      'certain unverified',
      'The status could not be read: forbidden',
    ],
    [
      'may start again',
      { asked, accepted: graceful, reading: found({ phase: 'failed', restartWatchMs: 1 }) },
      'certain unverified',
      'FAILED, but the system may yet show it at work again.',
    ],
  ]);
});

describe('a verdict', () => {
  it('has what was last read, and the evidence', () => {
    const evidence = [{ at: '', call: 'GetStatus', says: 'RUNNING' }];
    expect(judge({ ...openCase('1'), reading: running, evidence }, CAPABILITIES)).toMatchObject({
      id: '1',
      phase: 'running',
      rawStatus: 'RUNNING',
      run: '1#1',
      evidence,
    });
    expect(judge({ ...openCase('1'), reading: GONE }, CAPABILITIES)).not.toHaveProperty('phase');
  });

  it('claims no stop without known capabilities', () => {
    const known: StopCase = { ...openCase('1'), asked, settled, reading: stopped };
    expect(judge(known, undefined).verdict).toBe('ended-first');
  });
});

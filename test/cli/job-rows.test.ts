import type { AwaitedResult, RemediatedJob, RerunResult, StopVerdict } from '../../src/contract';
import {
  awaitedRow,
  progressRows,
  readRow,
  remediatedRow,
  rerunRow,
  stoppedRow,
} from '../../src/cli/job-rows';
import { writeJobs } from '../../src/cli/job-table';
import { harmlessJson } from '../../src/cli/write';
import { CapturedOutput } from './screen/captured-output';

const stopped: StopVerdict = {
  ...{ id: '63', verdict: 'stopped', certainty: 'certain', reason: 'The stop was accepted.' },
  ...{ phase: 'stopped', rawStatus: 'Canceled', evidence: [] },
};
const rerun: RerunResult = {
  ...{ id: '63', outcome: 'rerun', reason: 'It was submitted once.', newId: '70', evidence: [] },
};
const duplicate: RerunResult = { ...rerun, outcome: 'duplicate', reason: 'Two runs were started.' };
const failed: AwaitedResult = {
  id: '63',
  outcome: 'ended',
  reason: 'It failed.',
  phase: 'failed',
  evidence: [],
};

describe('a job', () => {
  it.each([
    ['that was stopped', stoppedRow(stopped), true],
    ['that the system will not stop', stoppedRow({ ...stopped, verdict: 'refused' }), false],
    ['that was rerun', rerunRow(rerun), true],
    ['that runs twice', rerunRow(duplicate), false],
    ['that was remediated', remediatedRow({ id: '63', stop: stopped, rerun }), true],
    ['whose rerun runs twice', remediatedRow({ id: '63', stop: stopped, rerun: duplicate }), false],
    ['that failed where success was wanted', awaitedRow(failed, undefined), false],
    ['that failed as wanted', awaitedRow(failed, ['failed']), true],
  ])('%s', (_what, row, asWanted) => {
    expect(row.asWanted).toBe(asWanted);
  });

  it('that succeeded late is as wanted without a rerun', () => {
    const late: RemediatedJob = {
      id: '63',
      stop: { ...stopped, verdict: 'ended-first', phase: 'succeeded' },
      rerun: { id: '63', outcome: 'not-rerun', reason: 'It succeeded.', evidence: [] },
    };
    expect(remediatedRow(late).asWanted).toBe(true);
  });

  it('that asks is open', () => {
    const [row] = progressRows({
      ...{ system: 'boro-lab', stage: 'asking' },
      jobs: [{ id: '63', verdict: 'stopped', rerun: 'unproven', question: 'Was it started?' }],
    });
    expect(row).toMatchObject({ rerun: 'asks a person' });
    expect(row?.asWanted).toBeUndefined();
  });

  it.each([
    ['is at work in a wanted phase has reached it', 'running', 'reached'],
    ['stopped has ended', 'stopped', 'ended'],
  ] as const)('that %s', (_what, phase, outcome) => {
    expect(awaitedRow({ ...failed, phase }, [phase])).toMatchObject({ outcome, asWanted: true });
  });

  it('that cannot be read says why', () => {
    const detail = 'no permission';
    const reading = { outcome: 'unreadable', id: '63', call: 'TaskStatus', observedAt: '', detail } as const;
    expect(readRow(reading)).toMatchObject({ outcome: 'unreadable', reason: detail, asWanted: false });
  });
});

describe('a table of jobs', () => {
  const written = (output: CapturedOutput, reason: string) => {
    writeJobs(output, [
      { ...stoppedRow({ ...stopped, verdict: 'refused', reason }), says: 'Can\u001b[2Jceled\u202e' },
    ]);
    return output.text;
  };

  it('cannot be steered by words from outside', () => {
    const text = written(new CapturedOutput(), 'bad\u0007\nworse');
    expect(text).toContain('Can [2Jceled ');
    expect(text).toContain('✗ 63: bad  worse\n');
  });

  it('has no colours without a terminal', () => {
    expect(written(new CapturedOutput(), 'why')).not.toContain('\u001b');
  });

  it('has colours on a terminal that has them', () => {
    expect(written(new CapturedOutput(80, 40, true), 'why')).toContain('\u001b[31mrefused');
  });

  it('has no line for what has no reason yet', () => {
    const output = new CapturedOutput();
    const jobs = [{ id: '63', verdict: 'refused' as const }];
    writeJobs(output, progressRows({ system: 'boro-lab', stage: 'stopping', jobs }));
    expect(output.text).toBe('JOB  VERDICT\n63   refused\n');
  });

  it('breaks a long reason between words', () => {
    const text = written(new CapturedOutput(40), 'the system says that it is busy, and will be for a while');
    expect(text.split('\n').filter((line) => line.length > 60)).toEqual([]);
  });
});

it('JSON that could steer a terminal is escaped', () => {
  expect(harmlessJson({ says: '\u009b2J\u202e' })).toBe('{"says":"\\u009b2J\\u202e"}');
});

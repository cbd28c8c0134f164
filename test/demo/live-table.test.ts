import { frame, plainWidth } from '../../src/cli/screen/frame';
import { progressView } from '../../src/cli/screen/live-table';
import { paintFor, plainPaint } from '../../src/cli/screen/paint';
import { COLUMNS as table, LOOKS } from '../../scripts/demo/columns';
import type { StepSeen } from '../../scripts/demo/follow-plan';
import { stepRows } from '../../scripts/demo/rows';
import type { BatchProgress, StepStatus } from '../../src/client';
import { CapturedOutput } from '../cli/screen/captured-output';
import { missing, running } from './sample-batch';

const step = (status: StepStatus, batch?: BatchProgress): StepSeen => ({
  ...{ step: 'boro', action: 'remediate', system: 'boro-lab', status, after: [], counts: {}, attempts: 1 },
  ...{ workflows: [], batch },
});
const seeded = { jobs: [running, missing] };
const started = stepRows(step('running'), seeded);
const awaiting = stepRows(
  step('running', {
    ...{ system: 'boro-lab', stage: 'awaiting' },
    jobs: [
      { id: '63', phase: 'running', rawStatus: 'Running' },
      { id: '999', verdict: 'not-found' },
    ],
  }),
  seeded,
);
const done = stepRows(
  step('done', {
    ...{ system: 'boro-lab', stage: 'done' },
    jobs: [
      { id: '63', phase: 'stopped', rawStatus: 'Canceled', verdict: 'stopped', rerun: 'rerun', newId: '70' },
      { id: '999', verdict: 'not-found', rerun: 'not-rerun' },
    ],
  }),
  seeded,
);

function shown(output: CapturedOutput): string {
  const view = progressView(output, LOOKS);
  [started, awaiting, awaiting, done].forEach((batch, second) => view.show(batch, second));
  return output.text;
}

it('draws a table over itself', () => {
  const text = shown(new CapturedOutput(80));
  expect(text).toMatch(/63 +running +stopped +Canceled +stopped +as 70/);
  expect(text.split('\u001b[5A')).toHaveLength(4);
  expect(text.endsWith('\u001b[?25h')).toBe(true);
});

it('shows all where the height is unknown', () => {
  expect(shown(new CapturedOutput(80, 0))).toMatch(/63 +running +stopped/);
});

it('goes back further after the terminal got narrower', () => {
  const output = Object.assign(new CapturedOutput(80), { columns: 80 });
  const view = progressView(output, LOOKS);
  view.show(started, 0);
  output.columns = 40;
  view.show(started, 1);
  expect(output.text).toContain('\u001b[8A');
});

it('writes a line per change without a terminal', () => {
  expect(shown(new CapturedOutput()).split('\n')).toEqual([
    '  1.0 s  boro on boro-lab 63 (running): running (Running)',
    '  1.0 s  boro on boro-lab 999 (does not exist): verdict not-found',
    '  3.0 s  boro on boro-lab 63 (running): stopped (Canceled), verdict stopped, rerun as 70',
    '  3.0 s  boro on boro-lab 999 (does not exist): verdict not-found, not rerun',
    '',
  ]);
});

it.each([50, 80, 120])('fits %d columns', (columns) => {
  const lines = frame([done], 3, { table, columns, rows: 40, paint: plainPaint });
  expect(lines.filter((line) => plainWidth(line) > columns)).toEqual([]);
});

it('never grows higher than the terminal', () => {
  expect(frame([awaiting], 3, { table, columns: 80, rows: 4, paint: plainPaint })).toHaveLength(3);
});

it('keeps titles of done batches where room is short', () => {
  const other = { ...awaiting, title: 'ao-lab' };
  const lines = frame([done, other], 3, { table, columns: 80, rows: 8, paint: plainPaint });
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['JOB', 'boro', 'ao-lab', '63', '999']);
});

it('shortens long ids', () => {
  const id = 'c7debc9c-8e09-4a5d-8dd6-cc44f78jb20r';
  const newId = '273620913/282800294';
  const progress = {
    system: 'drs-lab',
    stage: 'done',
    jobs: [{ id, verdict: 'stopped', rerun: 'rerun', newId }],
  };
  const batch = stepRows(step('done', progress as BatchProgress), { jobs: [{ ...running, id }] });
  const [, , , row] = frame([batch], 3, { table, columns: 100, rows: 40, paint: plainPaint });
  expect(row).toMatch(/^c7debc9c…20r .* as 27362091…294 *$/);
});

it('paints a wrong verdict red', () => {
  const progress = { system: 'boro-lab', stage: 'done', jobs: [{ id: '63', verdict: 'refused' }] };
  const wrong = stepRows(step('done', progress as BatchProgress), { jobs: [running] });
  const place = { table, columns: 80, rows: 40, paint: paintFor(new CapturedOutput(80, 40, true)) };
  expect(frame([wrong], 3, place).join('\n')).toContain('\u001b[31mrefused');
});

it.each([
  [{ ...step('waiting'), after: ['ao'] }, 'waiting', 'waits for ao'],
  [{ ...step('approval'), question: 'May it begin?' }, 'approval', 'May it begin?'],
  [{ ...step('skipped'), reason: 'A person skipped it.' }, 'done', 'skipped: A person skipped it.'],
])('notes why a step is where it is', (seen, stage, note) => {
  expect(stepRows(seen)).toEqual({ title: 'boro on boro-lab', stage, rows: [], notes: [note] });
});

it('notes what was decided about a step', () => {
  const asked = { ...step('approval'), question: 'May it begin?' };
  expect(stepRows(asked, { decided: 'approve boro' }).notes).toEqual(['approve boro']);
});

it('shows the jobs that a step has found', () => {
  const progress = { system: 'boro-lab', stage: 'awaiting', jobs: [{ id: '70', phase: 'running' }] };
  const { rows } = stepRows(step('running', progress as BatchProgress));
  expect(rows).toMatchObject([{ id: '70', situation: 'rerun', phase: 'running', isRight: true }]);
});

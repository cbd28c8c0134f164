import type { JobPhase } from '../../contract';

/** The states of a task (Administration Guide, V12 AOUG0202), by the names that settings use. */
export const TASK_STATES = [
  'waiting',
  'suspended',
  'inProgress',
  'waitingForResponse',
  'abnormalDetected',
  'terminating',
  'longRunning',
  'completed',
  'failed',
  'canceled',
] as const;
export type TaskState = (typeof TASK_STATES)[number];

const PHASES: Readonly<Record<TaskState, JobPhase>> = {
  waiting: 'waiting',
  suspended: 'paused', // its schedule is on hold until somebody resumes it
  inProgress: 'running',
  waitingForResponse: 'running', // active: a step waits for a person's answer
  abnormalDetected: 'running', // not an end: a step is over its warning value and goes on
  terminating: 'stopping', // a stop was accepted, plug-ins may still run
  longRunning: 'running',
  completed: 'succeeded',
  failed: 'failed', // also the end of every stopped and every force-stopped task
  canceled: 'stopped', // only a task whose schedule was cancelled before it ran
};

/** The exact words of the API were not found, so every name that a manual or screen of any version uses is taken. */
const SYNONYMS: Readonly<Record<TaskState, readonly string[]>> = {
  waiting: ['待機中'],
  suspended: ['holding', 'hold', 'onHold', '保留中'],
  inProgress: ['nowRunning', 'running', 'executing', '実行中'],
  waitingForResponse: ['waitingForInput', 'waitingResponse', 'waitForInput', '応答待ち中'],
  abnormalDetected: [
    'abnormalDetection',
    'abnormalityDetected',
    'inProgressWithError',
    'abnormal',
    '異常検出',
  ],
  terminating: ['inProgressTerminating', 'stopping', 'stopped', '停止中'], // "Stopped" is V10's word for stopping: not an end
  longRunning: ['長期実行中'],
  completed: ['正常終了'],
  failed: ['失敗'],
  canceled: ['cancelled', 'キャンセル'],
};

/** Gives the state of a status word; `undefined` for a word nobody knows. */
export type StateReader = (word: string) => TaskState | undefined;

/**
 * The reader of status words. Case, spaces and signs do not count.
 *
 * @param extra more words, each with its state; they win over the built-in ones
 */
export function stateReader(extra: Readonly<Record<string, TaskState>> = {}): StateReader {
  const own = TASK_STATES.flatMap((state) =>
    [state, ...SYNONYMS[state]].map((word) => [plain(word), state] as const),
  );
  const table = new Map([
    ...own,
    ...Object.entries(extra).map(([word, state]) => [plain(word), state] as const),
  ]);
  return (word) => table.get(plain(word));
}

/** The phase of a state. A word nobody knows is `unknown`, which counts as active: it never proves an end. */
export function phaseOf(state: TaskState | undefined): JobPhase {
  return state === undefined ? 'unknown' : PHASES[state];
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}]/gu, '');
}

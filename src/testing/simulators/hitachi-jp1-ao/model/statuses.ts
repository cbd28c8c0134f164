import type { Version } from './versions';

/** The states of the administration guides, in the words of the `brief` vocabulary. */
export const STATES = [
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

/** A state that the vendor knows. */
export type State = (typeof STATES)[number];

/**
 * The strings that the API prints were not found in the vendor's pages: `brief` follows the house style of the other
 * enumerations, `ui` has the words of the user interface.
 */
export const VOCABULARIES = ['brief', 'ui'] as const;

/** One of the two readings. */
export type Vocabulary = (typeof VOCABULARIES)[number];

const UI_WORDS: Readonly<Record<State, string>> = {
  waiting: 'Waiting',
  suspended: 'Suspended',
  inProgress: 'In Progress',
  waitingForResponse: 'Waiting for Input',
  abnormalDetected: 'In Progress (with Error)',
  terminating: 'In Progress (Terminating)',
  longRunning: 'Long Running',
  completed: 'Completed',
  failed: 'Failed',
  canceled: 'Canceled',
};

/** V10's word for terminating is "Stopped": it is not an end. Long Running does not exist there. */
const V10_UI_WORDS: Readonly<Record<State, string>> = {
  ...UI_WORDS,
  suspended: 'Holding',
  waitingForResponse: 'Waiting for Response',
  abnormalDetected: 'Abnormal Detection',
  terminating: 'Stopped',
  longRunning: 'In Progress',
};

const ENDED: readonly string[] = ['completed', 'failed', 'canceled'];
const RUNNING: readonly string[] = ['inProgress', 'waitingForResponse', 'abnormalDetected', 'longRunning'];

/** True for the states that a task leaves only by a retry. A word that the vendor does not know has not ended. */
export function hasEnded(status: string): boolean {
  return ENDED.includes(status);
}

/** True while plug-ins run and nobody has asked for a stop. */
export function isRunning(status: string): boolean {
  return RUNNING.includes(status);
}

/** How the API prints a status; a word that is not a state is printed as it is. */
export function wordFor(status: string, vocabulary: Vocabulary, version: Version): string {
  const words: Readonly<Record<string, string>> = version === 'v10' ? V10_UI_WORDS : UI_WORDS;
  return vocabulary === 'ui' && Object.hasOwn(words, status) ? (words[status] ?? status) : status;
}

/** The state that a word of the user interface stands for; any other word as it is. */
export function statusFrom(word: string, version: Version): string {
  const words = version === 'v10' ? V10_UI_WORDS : UI_WORDS;
  return STATES.find((state) => words[state] === word) ?? word;
}

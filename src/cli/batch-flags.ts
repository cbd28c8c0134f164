import type { Option } from 'commander';
import {
  type AwaitOptions,
  type BatchInput,
  type InputPart,
  JOB_PHASES,
  RERUN_WAYS,
  type RerunOptions,
  STOP_MODES,
  type StopOptions,
} from '../contract';
import { choice, choices, duration, plain } from './options';

/** One flag per option of the contract, so that an option without one does not compile. */
type FlagsOf<Options> = Readonly<Record<keyof Options, Option>>;

const STOP_FLAGS = {
  mode: choice('--mode <mode>', "how to stop (default: the system's own)", STOP_MODES),
  escalateAfter: duration('--escalate-after <time>', 'force what is still active after this time'),
  deadline: duration('--deadline <time>', 'when to give up on proof (default: 30 minutes)'),
  pollInterval: duration('--poll-interval <time>', "between two looks (default: the system's own)"),
  whenWaiting: choice('--when-waiting <what>', 'for jobs that cannot be stopped before they run', [
    'wait',
    'refuse',
  ]),
  allowIrreversible: plain(
    '--allow-irreversible',
    'also stop in a way after which the very same job can never run again',
  ),
  confirmFor: duration('--confirm-for <time>', 'how long a job must stay ended (default: 0)'),
} satisfies FlagsOf<StopOptions>;

const RERUN_FLAGS = {
  ways: choices('--ways <ways>', 'the ways allowed, the preferred first', RERUN_WAYS),
  fromPhases: choices('--from-phases <phases>', 'which ends may be rerun', [
    'succeeded',
    'failed',
    'stopped',
    'paused',
    'waiting',
  ]),
  whenUnproven: choice('--when-unproven <what>', 'when nothing can tell whether a rerun started', [
    'ask',
    'give-up',
  ]),
  answerWithin: duration('--answer-within <time>', 'how long to wait for a person (default: 24 hours)'),
  deadline: duration('--rerun-deadline <time>', 'how long submissions are tried (default: 15 minutes)'),
  askAttribute: plain('--ask-attribute <name>', 'search attribute that is true while a person has to decide'),
} satisfies FlagsOf<Omit<RerunOptions, 'recipes'>>;

const AWAIT_FLAGS = {
  phases: choices('--phases <phases>', 'the phases wanted', JOB_PHASES),
  deadline: duration('--deadline <time>', 'when to give up (default: 24 hours)'),
  pollInterval: STOP_FLAGS.pollInterval,
  confirmFor: duration(
    '--confirm-for <time>',
    'how long a job must stay ended (default: as the system says)',
  ),
} satisfies FlagsOf<AwaitOptions>;

const BATCH_FLAGS = {
  intent: plain('--intent <text>', 'names this request; the same one again is the same rerun'),
  repeated: plain('--repeated', 'an earlier request with the same intent may have sent something'),
  brief: plain('--brief', 'a result without evidence and ledger'),
} satisfies FlagsOf<Pick<BatchInput, 'intent' | 'repeated' | 'brief'>>;

const PART_FLAGS: Readonly<Record<InputPart, Readonly<Record<string, Option>>>> = {
  stop: STOP_FLAGS,
  rerun: RERUN_FLAGS,
  await: AWAIT_FLAGS,
};

/** The flags for these parts of an input, and those of every input. */
export function batchFlags(parts: readonly InputPart[]): Option[] {
  return [...parts.map((part) => PART_FLAGS[part]), BATCH_FLAGS].flatMap((flags) => Object.values(flags));
}

/** What the flags say, as the members of an input that they stand for. */
export function flaggedInput(
  options: object,
  parts: readonly InputPart[],
): Readonly<Record<string, unknown>> {
  const nested = parts.map((part) => [part, given(PART_FLAGS[part], options)] as const);
  const own = given(BATCH_FLAGS, options);
  return { ...own, ...Object.fromEntries(nested.filter(([, values]) => Object.keys(values).length > 0)) };
}

function given(flags: Readonly<Record<string, Option>>, options: object): Record<string, unknown> {
  const values = options as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(flags).flatMap(([name, option]) => {
      const value = values[option.attributeName()];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

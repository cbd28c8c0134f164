import { Argument, InvalidArgumentError, Option } from 'commander';
import { DURATION_FORM, durationToMs } from '../contract';

/** An option that is a length of time, kept as it was written. */
export function duration(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text: string) => {
    if (durationToMs(text) === undefined) throw new InvalidArgumentError(`Expected ${DURATION_FORM}.`);
    return text;
  });
}

/** An option that is one of some words. */
export function choice(flags: string, description: string, words: readonly string[]): Option {
  return new Option(flags, description).choices([...words]);
}

/** An option that is one or more of some words, with commas between, or given several times. */
export function choices(flags: string, description: string, words: readonly string[]): Option {
  const parse = (text: string, before: readonly string[] = []): readonly string[] => {
    const given = text.split(',').map((word) => word.trim());
    const wrong = given.find((word) => !words.includes(word));
    if (wrong !== undefined) throw new InvalidArgumentError(`Allowed are ${words.join(', ')}.`);
    return [...before, ...given];
  };
  return new Option(flags, `${description} (${words.join(', ')})`).argParser(parse);
}

/** An option that is a whole number. */
export function wholeNumber(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text: string) => {
    if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Expected a whole number.');
    return Number(text);
  });
}

/** An option that is any text, or that is only there or not. */
export function plain(flags: string, description: string): Option {
  return new Option(flags, description);
}

/** Options of all commands that start or ask workflows. */
export const JSON_OPTION = plain(
  '--json',
  'one JSON document on standard output; everything else on standard error',
);

/** For commands that need to know task queue and zones. */
export const SETTINGS_OPTION = plain(
  '--settings <file>',
  'settings with task queue and zones (default: $JOB_CONTROL_SETTINGS, or job-control.yaml where there is one)',
);

export interface RoutingOptions {
  readonly settings?: string;
  readonly taskQueue?: string;
  readonly zone?: string;
}

/** Which workers are asked. */
export const ROUTING_OPTIONS: readonly Option[] = [
  SETTINGS_OPTION,
  plain('--task-queue <name>', 'task queue of the workers (default: that of the settings, or job-control)'),
  plain('--zone <name>', 'task queue of the workers that reach the system (default: that of the settings)'),
];

export const SYSTEM = new Argument('<system>', 'name of a system of the settings');
export const JOB_IDS = new Argument('[ids...]', 'job ids; - or none: one a line on standard input');
export const WORKFLOW = new Argument('<workflow>', 'id of a workflow');

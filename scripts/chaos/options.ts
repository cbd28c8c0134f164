import { parseArgs } from 'node:util';

export const HELP = `Plays every fault against every operation of every system, on a real Temporal server, and checks by the simulators' own ledgers that each
intended rerun took effect exactly once and that every job got a verdict that is true.

Usage: npm run chaos [-- options]

  --quick           the reduced matrix, a few minutes
  --systems a,b     only these vendors
  --only PATTERN    only cells whose name (subject/operation/fault) matches this regular expression
  --seed N          order, timings and aims come from it; default: 1
  --minutes N       when to give up; default: 30. Cells that were not played are a failure
  --sabotage        switch each protection off in turn, and demand that the matrix notices
  --json            standard output gets one line of JSON, at the end; everything else goes to standard error
  --help

Exit codes: 0 no promise was broken (with --sabotage: every sabotage was noticed), 1 one was, or the matrix could not be played to its end,
2 wrong usage, 129 and more ended by a signal.
`;

/** What is to be played, and how. */
export interface Options {
  readonly quick: boolean;
  /** Vendors; undefined: all. */
  readonly systems: readonly string[] | undefined;
  readonly only: RegExp | undefined;
  readonly seed: number;
  readonly minutes: number;
  readonly sabotage: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

/** Reads the command line. Throws a sentence for what makes no sense. */
export function readOptions(args: readonly string[], vendors: readonly string[]): Options {
  const flag = { type: 'boolean', default: false } as const;
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ quick: flag, sabotage: flag, json: flag, help: flag },
      ...{ systems: text, only: text, seed: { ...text, default: '1' }, minutes: { ...text, default: '30' } },
    },
  });
  const systems = values.systems?.split(',');
  const unknown = systems?.find((system) => !vendors.includes(system));
  if (unknown !== undefined)
    throw new Error(`--systems: there is no ${unknown}; there are ${vendors.join(', ')}`);
  return {
    ...values,
    systems,
    only: values.only === undefined ? undefined : new RegExp(values.only),
    seed: wholeNumber('--seed', values.seed),
    minutes: wholeNumber('--minutes', values.minutes),
  };
}

function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`${name}: expected a whole number from 1 on`);
  return Number(text);
}

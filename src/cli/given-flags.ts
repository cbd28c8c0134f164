import type { Option } from 'commander';

/** Those of the flags that somebody has typed, with commas between; empty where there is none. */
export function givenFlags(options: object, flags: readonly Option[]): string {
  return flags
    .filter((flag) => Object.hasOwn(options, flag.attributeName()))
    .map(({ long }) => long)
    .join(', ');
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** Milliseconds as flags take a time, in the largest unit that leaves nothing over: `90m`, `1d`. */
export function exactTime(milliseconds: number): string {
  const [unit, size] = UNITS.find(([, one]) => milliseconds >= one && milliseconds % one === 0) ?? ['ms', 1];
  return `${milliseconds / size}${unit}`;
}

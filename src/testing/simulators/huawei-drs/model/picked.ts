/** The members of that name, each from the last source that gives it; one that is undefined is not given. */
export function picked<T extends object>(
  names: readonly (keyof T)[],
  sources: readonly Partial<T>[],
): Partial<T> {
  const given: Partial<T> = {};
  for (const name of names) {
    const source = sources.findLast((one) => one[name] !== undefined);
    if (source) Object.assign(given, { [name]: source[name] });
  }
  return given;
}

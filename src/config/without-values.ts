/** A message without the values of references. Our own messages hold none; a vendor's might. */
export function withoutValues(message: string, secrets: readonly string[]): string {
  const longestFirst = [...secrets]
    .filter(({ length }) => length >= 4)
    .sort((one, other) => other.length - one.length);
  return longestFirst.reduce((text, secret) => text.replaceAll(secret, '[redacted]'), message);
}

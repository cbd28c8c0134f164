/** An error, what caused it, what caused that, and so on. */
export function causesOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let cause: unknown = error; cause !== undefined && !chain.includes(cause);) {
    chain.push(cause);
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return chain;
}

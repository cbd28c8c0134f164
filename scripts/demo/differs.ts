/** A sentence where something is not what it must be. */
export function differs(what: string, is: string | number, must: string | number): string[] {
  return is === must ? [] : [`${what} is ${is}, must be ${must}`];
}

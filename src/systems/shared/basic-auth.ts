/** An account that signs in with HTTP Basic authentication. */
export interface Account {
  readonly user: string;
  readonly password: string;
}

/** The value of `Authorization` for a login. */
export function basic({ user, password }: Account): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

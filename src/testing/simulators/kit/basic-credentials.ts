/** A name and a password. */
export interface Credentials {
  readonly name: string;
  readonly password: string;
}

/** Reads `Basic base64(name:password)`; the password may have colons. Undefined for any other scheme. */
export function readBasic(authorization: string | undefined): Credentials | undefined {
  const [scheme = '', encoded = ''] = (authorization ?? '').split(' ');
  if (scheme !== 'Basic') return undefined;
  const [name = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { name, password: password.join(':') };
}

/** Which way a request signs in, for the ledger: the credentials themselves are not kept. */
export function schemeOf(authorization: string | undefined): string {
  return authorization?.split(' ')[0] ?? 'none';
}

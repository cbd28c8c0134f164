import { TLSSocket } from 'node:tls';
import type { TlsOptions } from './connection';

/** Code of the error that `wrongCertificate` gives. */
export const WRONG_FINGERPRINT = 'ERR_WRONG_FINGERPRINT';

/**
 * A SHA-256 fingerprint as lower-case hexadecimal digits without colons.
 * @throws TypeError when it is not one.
 */
export function normalizedFingerprint(fingerprint: string): string {
  const digits = fingerprint.replaceAll(':', '').toLowerCase();
  if (/^[0-9a-f]{64}$/.test(digits)) return digits;
  throw new TypeError('A SHA-256 fingerprint must be 64 hexadecimal digits, colons optional.');
}

/** Our TLS options as Node takes them. A pinned certificate is checked by `wrongCertificate` instead of by Node. */
export function nodeTlsOptions(tls: TlsOptions): { rejectUnauthorized: boolean; ca?: string } {
  const verified = tls.fingerprint256 === undefined && tls.insecureSkipVerify !== true;
  return { rejectUnauthorized: verified, ...(tls.ca !== undefined && { ca: tls.ca }) };
}

/** The error to end a connected socket with, when it does not present the pinned certificate; else `undefined`. */
export function wrongCertificate(socket: unknown, pinned: string): Error | undefined {
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
  const presented = certificate?.fingerprint256;
  if (presented !== undefined && normalizedFingerprint(presented) === pinned) return undefined;
  return Object.assign(
    new Error(`it has the SHA-256 fingerprint ${presented ?? '(none)'}, not the pinned one`),
    {
      code: WRONG_FINGERPRINT,
    },
  );
}

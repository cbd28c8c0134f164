import { z } from 'zod';
import { baseUrl, normalizedFingerprint, type ConnectionOptions, type TlsOptions } from '../../http';
import { positiveDurationMs } from './duration';

/** What an operator may say about TLS. */
export const tlsSchema = z
  .strictObject({
    ca: z
      .string()
      .includes('-----BEGIN CERTIFICATE-----', {
        error: 'expected PEM text, for example ${file:/etc/ssl/ca.pem}',
      })
      .optional()
      .describe('PEM of a private certificate authority, trusted in place of the public ones.'),
    fingerprint256: z
      .string()
      .refine((text) => accepts(() => normalizedFingerprint(text)), {
        error: 'expected a SHA-256 fingerprint: 64 hexadecimal digits, colons optional',
      })
      .optional()
      .describe("SHA-256 fingerprint of the server's certificate: the only one that is accepted."),
    insecureSkipVerify: z
      .boolean()
      .optional()
      .describe('Accept any certificate; logged as a warning. Default: false.'),
  })
  .refine((tls) => !(tls.insecureSkipVerify === true && tls.fingerprint256 !== undefined), {
    error: 'insecureSkipVerify and fingerprint256 contradict each other',
  });

/** The fields by which an operator says how to reach a system: spread them into a vendor's `z.strictObject`. */
export const connectionShape = {
  url: z
    .string()
    .refine((text) => accepts(() => baseUrl(text)), {
      error: 'expected an http or https URL without user name, password, query or fragment',
    })
    .describe('Base URL of the system, with the path that stands before every call, if there is one.'),
  connectTimeout: positiveDurationMs
    .optional()
    .describe('How long connecting may take, TLS handshake included. Default: 10s.'),
  timeout: positiveDurationMs
    .optional()
    .describe('From sending a request to the last byte of its answer. Default: 30s.'),
  maxResponseBytes: z.int().positive().optional().describe('Larger answers are refused. Default: 10485760.'),
  connections: z.int().min(1).max(256).optional().describe('Sockets kept open at most. Default: 8.'),
  keepAlive: z
    .boolean()
    .optional()
    .describe('Use a socket for several requests, one after another. Default: true.'),
  tls: tlsSchema.optional().describe('How the certificate of the server is checked.'),
};

/** The same fields as a schema of their own. */
export const connectionSchema = z.strictObject(connectionShape);

/** Validated connection fields; a vendor's parsed options have these too. Times in milliseconds. */
export type ConnectionSettings = z.output<typeof connectionSchema>;

/** Validated fields as `openConnection` takes them. What the operator left out stays out, so that its defaults apply. */
export function connectionOptions(settings: ConnectionSettings): ConnectionOptions {
  const { url, connectTimeout, timeout, maxResponseBytes, connections, keepAlive, tls } = settings;
  return {
    url,
    ...(connectTimeout !== undefined && { connectTimeoutMs: connectTimeout }),
    ...(timeout !== undefined && { exchangeTimeoutMs: timeout }),
    ...(maxResponseBytes !== undefined && { maxResponseBytes }),
    ...(connections !== undefined && { connections }),
    ...(keepAlive !== undefined && { keepAlive }),
    ...(tls !== undefined && { tls: tlsOptions(tls) }),
  };
}

function tlsOptions({ ca, fingerprint256, insecureSkipVerify }: z.output<typeof tlsSchema>): TlsOptions {
  return {
    ...(ca !== undefined && { ca }),
    ...(fingerprint256 !== undefined && { fingerprint256 }),
    ...(insecureSkipVerify !== undefined && { insecureSkipVerify }),
  };
}

function accepts(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

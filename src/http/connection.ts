import type { Exchange } from './message';

/** The defaults of `connectTimeoutMs` and `exchangeTimeoutMs`. */
export const DEFAULT_CONNECT_TIMEOUT_MS = 10_000;
export const DEFAULT_EXCHANGE_TIMEOUT_MS = 30_000;

/** For how long a request may be under way, in milliseconds: until it is given up, it may still arrive. */
export function longestExchangeMs(options: ConnectionOptions): number {
  const { connectTimeoutMs = DEFAULT_CONNECT_TIMEOUT_MS, exchangeTimeoutMs = DEFAULT_EXCHANGE_TIMEOUT_MS } =
    options;
  return connectTimeoutMs + exchangeTimeoutMs;
}

/** How to reach one system. All times in milliseconds. */
export interface ConnectionOptions {
  /** Base URL; the only place that a host comes from. A path in it stands before every request's path. */
  readonly url: string;
  /** Default: 10,000. */
  readonly connectTimeoutMs?: number;
  /** From sending the request to the last byte of the answer. Default: 30,000. */
  readonly exchangeTimeoutMs?: number;
  /** Larger answers are refused. Default: 10 MiB. */
  readonly maxResponseBytes?: number;
  /** Sockets kept open at most. Default: 8. */
  readonly connections?: number;
  /** False: every request has a socket of its own, closed after it (`Connection: close`). Default: true. */
  readonly keepAlive?: boolean;
  readonly tls?: TlsOptions;
}

export interface TlsOptions {
  /** PEM of a private certificate authority, trusted in place of the public ones. */
  readonly ca?: string;
  /** SHA-256 fingerprint of the server's certificate (hex, colons optional): the only certificate that is accepted. */
  readonly fingerprint256?: string;
  /** Accept any certificate. Logged as a warning when the connection opens. Default: false. */
  readonly insecureSkipVerify?: boolean;
}

/** An open connection pool to one system. */
export interface Connection {
  readonly exchange: Exchange;
  close(): Promise<void>;
}

import { buildConnector, Pool } from 'undici';
import { nodeTlsOptions, normalizedFingerprint, wrongCertificate } from './certificate';
import {
  DEFAULT_CONNECT_TIMEOUT_MS,
  DEFAULT_EXCHANGE_TIMEOUT_MS,
  type Connection,
  type ConnectionOptions,
  type TlsOptions,
} from './connection';
import { ExchangeRun, type ExchangePlan } from './exchange-run';
import { baseUrl, requestUrl } from './request-url';

/** Node fires longer timers at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

type Limits = Pick<ExchangePlan, 'waitMs' | 'exchangeMs' | 'maxBytes' | 'secrets'>;

/**
 * Opens a connection pool; connects when the first request is sent. It never follows a redirect, never sends a request twice and asks
 * for no compression.
 *
 * The wait for a socket may take the connect and the exchange time-out together (the socket may be busy with another exchange first);
 * a request that gets none in that time is not sent. `close` lets running exchanges end, which their time-out bounds.
 *
 * @param secrets texts that no error message may show
 * @throws TypeError when the URL or the fingerprint is none, or TLS options are given for an `http` URL
 */
export function openConnection(options: ConnectionOptions, secrets: readonly string[]): Connection {
  const base = baseUrl(options.url);
  refuseTlsWithoutTls(base, options.tls);
  warnWhenUnverified(base, options.tls);
  const pool = openPool(base, options);
  const limits = limitsOf(options, secrets);
  const { keepAlive = true } = options;
  let closing: Promise<void> | undefined;
  return {
    async exchange(request, signal) {
      const url = requestUrl(options.url, request);
      signal.throwIfAborted();
      const run = new ExchangeRun({ request, url, signal, ...limits });
      const { method, headers = {}, body = null } = request;
      const path = url.pathname + url.search;
      pool.dispatch({ path, method, headers, body, idempotent: false, reset: !keepAlive }, run);
      return run.answer;
    },
    close: () => (closing ??= pool.close()),
  };
}

function limitsOf(options: ConnectionOptions, secrets: readonly string[]): Limits {
  const exchangeMs = options.exchangeTimeoutMs ?? DEFAULT_EXCHANGE_TIMEOUT_MS;
  const waitMs = connectTimeoutOf(options) + exchangeMs;
  return {
    waitMs: Math.min(waitMs, LONGEST_TIMER),
    exchangeMs: Math.min(exchangeMs, LONGEST_TIMER),
    maxBytes: options.maxResponseBytes ?? 10 * 1024 * 1024,
    secrets,
  };
}

function connectTimeoutOf({ connectTimeoutMs = DEFAULT_CONNECT_TIMEOUT_MS }: ConnectionOptions): number {
  return connectTimeoutMs;
}

function openPool(base: URL, options: ConnectionOptions): Pool {
  return new Pool(base.origin, {
    connections: options.connections ?? 8,
    pipelining: 1, // a second request on a broken pipeline would be sent again
    allowH2: false,
    headersTimeout: 0, // both are restarted by every byte; ExchangeRun limits the whole exchange
    bodyTimeout: 0,
    connect: connectorOf(options),
  });
}

function connectorOf(options: ConnectionOptions): buildConnector.connector {
  const { tls = {} } = options;
  const timeout = connectTimeoutOf(options);
  if (tls.fingerprint256 === undefined) return buildConnector({ ...nodeTlsOptions(tls), timeout });
  const pinned = normalizedFingerprint(tls.fingerprint256);
  // A resumed TLS session need not present its certificate again: no session is kept, so that every socket is checked.
  const connect = buildConnector({ ...nodeTlsOptions(tls), timeout, maxCachedSessions: 0 });
  return (target, callback) =>
    connect(target, (...result) => {
      const [error, socket] = result;
      const wrong = error === null ? wrongCertificate(socket, pinned) : undefined;
      if (wrong === undefined) return callback(...result);
      socket?.destroy();
      return callback(wrong, null);
    });
}

function refuseTlsWithoutTls(base: URL, tls: TlsOptions | undefined): void {
  if (base.protocol === 'http:' && tls !== undefined && Object.keys(tls).length > 0) {
    throw new TypeError('TLS options need an https URL.');
  }
}

function warnWhenUnverified(base: URL, tls: TlsOptions | undefined): void {
  if (tls?.insecureSkipVerify !== true || tls.fingerprint256 !== undefined) return;
  process.emitWarning(
    `The certificate of ${base.origin} is not verified: anybody in between can read and change all.`,
    {
      code: 'JOB_CONTROL_TLS_NOT_VERIFIED',
    },
  );
}

import type { HttpRequest } from '../../http';
import { invalidRequest } from './errors';
import { wireId } from './run-id';
import { listIn, type Body, type Format, type Version } from './wire/body';
import { writeJson } from './wire/write-json';
import { writeXml } from './wire/write-xml';

/** How one server is spoken to. */
export interface Dialect {
  readonly version: Version;
  readonly format: Format;
  /** The virtual domain to act in; absent for the account's own. */
  readonly virtualDomain?: string | undefined;
}

/** The operations of `jobService` that change something. */
export type JobOperation = 'cancelrunning' | 'suspend' | 'resume' | 'cancel';

/** Query parameters with their values. */
export type Query = readonly (readonly [name: string, value: string])[];

/** An operation that is not of `jobService`, with its body. */
export interface Submission {
  /** Below `op/`, for example `cliTemplateConfiguration/deployTemplateThroughJob`. */
  readonly operation: string;
  readonly method: 'PUT' | 'POST';
  readonly body: Readonly<Record<string, Body>>;
}

const TYPES: Readonly<Record<Format, string>> = { json: 'application/json', xml: 'application/xml' };

/** `jobService/runhistory` of jobs. Without a parameter it shows no runs. */
export function runHistory(dialect: Dialect, query: Query): HttpRequest {
  return get(dialect, ['op', 'jobService', 'runhistory'], query);
}

/** `data/JobSummary` with its fields, not only ids. */
export function jobSummaries(dialect: Dialect, query: Query): HttpRequest {
  return get(dialect, ['data', 'JobSummary'], [['.full', 'true'], ...query]);
}

/** What operations there are. */
export function operations(dialect: Dialect): HttpRequest {
  return get(dialect, ['op'], []);
}

/** `rateService/rateLimits`, which v4 has. */
export function rateLimits(dialect: Dialect): HttpRequest {
  return get(dialect, ['op', 'rateService', 'rateLimits'], []);
}

/** One of the four operations on runs (`cancelrunning`) or on jobs (the others); a repeated id is sent once. */
export function jobOperation(dialect: Dialect, operation: JobOperation, ids: readonly string[]): HttpRequest {
  const list = listIn(
    dialect.version,
    [...new Set(ids)].map((id) => wireId(operation, id)),
  );
  const body =
    operation === 'cancelrunning'
      ? { jobRunOperationPayload: { runIds: { runId: list } } }
      : { jobOperationPayload: { jobIds: { jobId: list } } };
  return send(dialect, { operation: `jobService/${operation}`, method: 'PUT', body });
}

/**
 * The request of a submission. In JSON its body is sent as it is.
 *
 * @throws SystemError `invalid-request` when the body cannot be written as XML
 */
export function send(dialect: Dialect, { operation, method, body }: Submission): HttpRequest {
  const path = ['op', ...operation.split('/')];
  const call = path.at(-1) ?? operation;
  const type = { accept: TYPES[dialect.format], 'content-type': TYPES[dialect.format] };
  const { text, query } = withDomain(dialect, call, body);
  return { method, path: pathOf(dialect, path), query, headers: type, body: text, call };
}

/** The value of a query parameter that may be any of these ids. */
export function anyId(ids: readonly string[]): string {
  return ids.length === 1 ? ids.join() : inAny(ids);
}

/** The same of names. One that is a plain word stands bare, as public clients have it; others are literals of the query language. */
export function anyName(names: readonly string[]): string {
  const [only = '', ...others] = names;
  if (others.length > 0) return inAny(names.map(quoted));
  return /^[\w.-]+$/.test(only) ? only : quoted(only);
}

function inAny(literals: readonly string[]): string {
  return `in(${literals.join(',')})`;
}

/** A name that cannot be quoted is refused by `isQuotable`. */
function quoted(name: string): string {
  return `"${name}"`;
}

/** Whether a name can stand between quotes: no escape for them is documented. */
export function isQuotable(name: string): boolean {
  return name.length <= 200 && /^[^"\\\p{Cc}]+$/u.test(name);
}

function get(dialect: Dialect, path: readonly string[], query: Query): HttpRequest {
  return {
    method: 'GET',
    path: pathOf(dialect, path),
    query: [...query, ...domainOf(dialect)],
    headers: { accept: TYPES[dialect.format] },
    call: path.at(-1) ?? '',
  };
}

/** The format is in the suffix of the last part, besides in the headers. */
function pathOf({ version, format }: Dialect, path: readonly string[]): readonly string[] {
  return ['webacs', 'api', `v${version}`, ...path.slice(0, -1), `${path.at(-1) ?? ''}.${format}`];
}

/**
 * A public client (piapi) sends the virtual domain as a query parameter with GET, and as a member beside the payload with PUT. An XML
 * document has no place beside its root, so there it is a query parameter too.
 */
function withDomain(
  dialect: Dialect,
  call: string,
  body: Submission['body'],
): { readonly text: string; readonly query: Query } {
  if (dialect.format === 'json') {
    return { text: writeJson({ ...body, ...Object.fromEntries(domainOf(dialect)) }), query: [] };
  }
  try {
    return { text: writeXml(body), query: domainOf(dialect) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw invalidRequest(call, `The body cannot be sent as XML: ${error.message}`);
  }
}

function domainOf({ virtualDomain }: Dialect): Query {
  return virtualDomain === undefined ? [] : [['_ctx.domain', virtualDomain]];
}

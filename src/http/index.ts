/**
 * HTTP for adapters: those of this package, and yours (`temporal-job-control/http`).
 *
 * @experimental a name here may change in a minor version; the changelog says so
 */
export { type Budgeted, type BudgetLimits, withinBudget } from './budget';
export { normalizedFingerprint } from './certificate';
export { type Connection, type ConnectionOptions, longestExchangeMs, type TlsOptions } from './connection';
export { json } from './json-body';
export type { Exchange, HttpRequest, HttpResponse } from './message';
export { oneLine } from './one-line';
export { openConnection } from './open-connection';
export { type JsonLimits, parseJson } from './parse-json';
export { redact } from './redact';
export { baseUrl, requestUrl } from './request-url';
export { errorForStatus } from './status-error';

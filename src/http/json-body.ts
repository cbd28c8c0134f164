import type { HttpRequest } from './message';

/** The body and headers of a request that sends JSON and expects JSON: spread it into an `HttpRequest`. */
export function json(body: unknown): Required<Pick<HttpRequest, 'headers' | 'body'>> {
  return {
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  };
}

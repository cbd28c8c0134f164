import { pageReply, type ReceivedRequest, type Reply } from '../../kit';
import type { Refusal } from '../refusal';
import type { CiscoPrimeSettings } from '../settings';
import type { Node } from './document';

/** Where the GUI's sign-in is; seen in the Referer of a browser client. */
export const LOGIN_PAGE = '/webacs/pages/common/login.jsp';

/** What an error says of the request that it answers. */
export interface FailedRequest {
  readonly request: ReceivedRequest;
  /** Below `/webacs/api/vN/`, without the suffix. */
  readonly path: string;
}

/** An `errorDocument`. */
export function errorDocument(
  { status, message, code, bare }: Refusal,
  { request, path }: FailedRequest,
  { uriPathSlash, errorDomain }: CiscoPrimeSettings,
): Node {
  const domain = request.query.get('_ctx.domain') ?? errorDomain;
  return {
    errorDocument: {
      httpResponseCode: Number(status),
      httpMethod: request.method,
      message: bare ? message : `${message}.-${code}`,
      id: `presentation.${code}`,
      uriPath: `${uriPathSlash ? '/' : ''}${path}`,
      queryParams: javaMap(request.query),
      ...(errorDomain !== null && domain !== null && { domain }),
    },
  };
}

/** The answers that no document was found for: the redirect to the login page, and 401. Undefined for any other refusal. */
export function signInReply(
  { status }: Refusal,
  { unauthorizedBody }: CiscoPrimeSettings,
): Reply | undefined {
  if (status === '302')
    return { ...pageReply('302 Found', 302), body: '', headers: { Location: LOGIN_PAGE } };
  if (status !== '401') return undefined;
  const page = pageReply('401 Unauthorized', 401);
  return {
    ...page,
    headers: { 'WWW-Authenticate': 'Basic realm="Prime"' },
    body: unauthorizedBody === 'html' ? page.body : '',
  };
}

/** `{}` as in the sample; with parameters as Java prints such a map, an assumption. */
function javaMap(query: URLSearchParams): string {
  const names = [...new Set(query.keys())];
  return `{${names.map((name) => `${name}=[${query.getAll(name).join(', ')}]`).join(', ')}}`;
}

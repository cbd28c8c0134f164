import { createHash, createHmac } from 'node:crypto';
import { requestUrl, type Exchange, type HttpRequest } from '../../http';

/** An access key, permanent or temporary. */
export interface AccessKey {
  readonly accessKey: string;
  readonly secretKey: string;
  /** Only temporary keys have one. */
  readonly securityToken?: string | undefined;
}

/** What a signature covers. */
export interface SignedContent {
  readonly method: string;
  readonly url: URL;
  /** Names in lower case. All of them are signed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const ALGORITHM = 'SDK-HMAC-SHA256';

/**
 * The value of `Authorization`, by the vendor's "AK/SK signing and authentication algorithm": the request in canonical form, its hash
 * with the date of `x-sdk-date`, and the HMAC of that with the secret key.
 */
export function authorizationFor({ accessKey, secretKey }: AccessKey, content: SignedContent): string {
  const names = Object.keys(content.headers).sort();
  const text = [ALGORITHM, content.headers['x-sdk-date'] ?? '', sha256(canonicalRequest(content))].join('\n');
  const signature = createHmac('sha256', secretKey).update(text).digest('hex');
  return `${ALGORITHM} Access=${accessKey}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
}

/** The canonical form of a request. */
export function canonicalRequest({ method, url, headers, body }: SignedContent): string {
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]?.trim()}\n`).join('');
  return [method, canonicalPath(url), canonicalQuery(url), lines, names.join(';'), sha256(body)].join('\n');
}

/**
 * An exchange that signs each request at the moment of sending: a signature is good for 15 minutes.
 *
 * @param now milliseconds since the epoch
 */
export function signedExchange(
  exchange: Exchange,
  {
    baseUrl,
    projectId,
    key,
  }: { readonly baseUrl: string; readonly projectId: string; readonly key: AccessKey },
  now: () => number = Date.now,
): Exchange {
  return (request, signal) => {
    const url = requestUrl(baseUrl, request);
    const { securityToken } = key;
    const own = {
      'x-sdk-date': dateOf(now()),
      'x-project-id': projectId,
      ...(securityToken !== undefined && { 'x-security-token': securityToken }),
    };
    const headers = { ...signable(request), host: url.host, ...own };
    const { method, body = '' } = request;
    const authorization = authorizationFor(key, { method, url, headers, body });
    return exchange({ ...request, headers: { ...request.headers, ...own, authorization } }, signal);
  };
}

/** Headers that nothing on the way changes. */
function signable({ headers = {} }: HttpRequest): Record<string, string> {
  const type = headers['content-type'];
  return type === undefined ? {} : { 'content-type': type };
}

/** Always with a slash at its end. */
function canonicalPath({ pathname }: URL): string {
  const path = pathname
    .split('/')
    .map((segment) => encoded(decodeURIComponent(segment)))
    .join('/');
  return path.endsWith('/') ? path : `${path}/`;
}

function canonicalQuery({ searchParams }: URL): string {
  const pairs = [...searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  return pairs.sort().join('&');
}

/** As RFC 3986 has it: encodeURIComponent leaves five more characters as they are. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function dateOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

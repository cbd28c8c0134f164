import type { OperationCall } from '../operation';
import type { Node } from './document';

type Urls = Pick<OperationCall, 'requestUrl' | 'rootUrl'>;

/** The answer of an operation. */
export function mgmtResponse({ requestUrl, rootUrl }: Urls, members: Node): Node {
  const attributes = { '@responseType': 'operation', '@requestUrl': requestUrl, '@rootUrl': rootUrl };
  return { mgmtResponse: { ...attributes, ...members } };
}

/** The answer to a query. */
export function queryResponse({ requestUrl, rootUrl }: Urls, responseType: string, members: Node): Node {
  const { '@type': type, ...others } = members;
  const urls = { '@responseType': responseType, '@requestUrl': requestUrl, '@rootUrl': rootUrl };
  return { queryResponse: { '@type': type, ...urls, ...others } };
}

/** An id of the type "long". */
export function long(id: string): bigint {
  return BigInt(id);
}

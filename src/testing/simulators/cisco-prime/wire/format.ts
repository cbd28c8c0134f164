import type { ReceivedRequest } from '../../kit';
import { Refusal } from '../refusal';

/** The two formats of bodies. */
export type Format = 'json' | 'xml';

const TYPES: readonly (readonly [pattern: RegExp, format: Format])[] = [
  [/^application\/json$/, 'json'],
  [/^(application\/(xml|\*)|text\/xml|\*\/\*)$/, 'xml'],
];

/** The format of an answer: the suffix goes before Accept, and XML is the default. Throws a `Refusal` 406. */
export function answerFormat(suffix: Format | undefined, accept: string | undefined): Format {
  if (suffix) return suffix;
  const wanted = mediaTypes(accept ?? '*/*');
  const format = wanted.map(formatOf).find((one) => one !== undefined);
  if (!format) throw new Refusal('406', 'Only application/json and application/xml can be answered');
  return format;
}

/** The format of a body: its content type must be of the two, and JSON must say that it is. Throws a `Refusal` 415. */
export function bodyFormat({ headers, body }: ReceivedRequest): Format {
  const [type = ''] = mediaTypes(headers['content-type'] ?? 'application/xml');
  const format = type.includes('*') ? undefined : formatOf(type);
  const isJson = /^\s*[[{]/.test(body.toString('utf8'));
  if (!format || (isJson && format === 'xml')) {
    throw new Refusal('415', 'Only application/json and application/xml can be read');
  }
  return format;
}

function formatOf(type: string): Format | undefined {
  return TYPES.find(([pattern]) => pattern.test(type))?.[1];
}

/** Without parameters such as `charset`; `q` is not weighed, the first counts. */
function mediaTypes(header: string): string[] {
  return header.split(',').map((part) => (part.split(';')[0] ?? '').trim().toLowerCase());
}

import type { ReceivedRequest } from '../../kit';
import { Refusal } from '../refusal';
import type { Jp1AoSettings } from '../settings';

/** `?alt=json` overrides Accept. XML, which the product speaks as well, is not simulated. Throws a `Refusal` 406 or 415. */
export function checkNegotiation({ query, headers, body }: ReceivedRequest, settings: Jp1AoSettings): void {
  const alternative = query.get('alt');
  const accept = alternative === null ? (headers.accept ?? '*/*') : `application/${alternative}`;
  if (!/application\/json|application\/\*|\*\/\*/i.test(accept)) {
    throw new Refusal('406', 'Only application/json can be answered.');
  }
  const type = headers['content-type'] ?? 'application/json';
  if (body.length > 0 && !/^application\/json\s*(;|$)/i.test(type)) {
    throw new Refusal('415', 'Only application/json can be read.');
  }
  const { languages } = settings;
  if (languages && !languages.includes(headers['accept-language'] ?? '')) {
    throw new Refusal('406', 'The Accept-Language is not supported.');
  }
}

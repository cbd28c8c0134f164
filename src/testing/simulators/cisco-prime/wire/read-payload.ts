import type { ReceivedRequest } from '../../kit';
import type { CiscoPrimeSettings } from '../settings';
import { bodyFormat } from './format';
import { readJsonPayload } from './json-payload';
import type { PayloadElement } from './payload';
import { readXmlPayload } from './xml-payload';

/** The body of a request; throws a `Refusal`, 400 or 415. The document of PUT with JSON differs between v1 and later versions. */
export function readPayload(
  request: ReceivedRequest,
  version: number,
  { listOfOneInV1, singleFromV2 }: CiscoPrimeSettings,
): PayloadElement {
  const text = request.body.toString('utf8');
  if (bodyFormat(request) === 'xml') return readXmlPayload(text);
  const first = version === 1;
  return readJsonPayload(text, {
    single: first || singleFromV2 === 'accepted',
    listOfOne: !first || listOfOneInV1 === 'accepted',
  });
}

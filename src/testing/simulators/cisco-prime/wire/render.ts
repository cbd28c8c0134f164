import type { Reply } from '../../kit';
import type { CiscoPrimeSettings } from '../settings';
import type { Node } from './document';
import type { Format } from './format';
import { writeJson } from './json-writer';
import { writeXml } from './xml-writer';

/** How a document is to be written. */
export interface Rendering {
  readonly format: Format;
  readonly version: number;
  readonly settings: CiscoPrimeSettings;
}

/** The document as a reply. */
export function documentReply(document: Node, rendering: Rendering, status = 200): Reply {
  const { format } = rendering;
  const body = format === 'json' ? asJson(document, rendering) : asXml(document, rendering);
  return { status, contentType: `application/${format}`, body };
}

function asJson(document: Node, { version, settings }: Rendering): string {
  const { emptyWrapper, emptyList, numbersFromText } = settings;
  const first = version === 1;
  const numbers = numbersFromText === 'all' || (numbersFromText === 'v1' && first);
  return writeJson(document, { first, numbers, emptyWrapper, emptyList });
}

function asXml(document: Node, { settings }: Rendering): string {
  return writeXml(document, { cdata: settings.resultValues === 'cdata' ? ['value'] : [] });
}

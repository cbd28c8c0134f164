import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Format, Version } from '../../../src/systems/cisco-prime/wire/body';

/** One of the vendor page's own sample payloads. */
export function sample(version: Version, part: 'request' | 'reply', format: Format): string {
  const name = `cancelrunning-v${version}.${part}.${format}`;
  return readFileSync(join(__dirname, '../../fixtures/cisco-prime', name), 'utf8');
}

/** A payload without what the page added to make it readable: line breaks between tags, spaces and line breaks around JSON tokens. */
export function compact(payload: string, format: Format): string {
  return format === 'json' ? JSON.stringify(JSON.parse(payload)) : payload.replace(/>\n+/g, '>').trim();
}

/** The versions that the page has samples of. */
export const SAMPLED = [1, 2, 3] as const;
export const VERSIONS = [1, 2, 3, 4] as const;
export const FORMATS = ['json', 'xml'] as const;

/** Every version in every format. */
export const DIALECTS = VERSIONS.flatMap((version) => FORMATS.map((format) => ({ version, format })));

/** The run ids that the page's requests name. */
export const SAMPLE_RUNS: Readonly<Record<(typeof SAMPLED)[number], readonly string[]>> = {
  1: ['15'],
  2: ['15'],
  3: ['15', '25'],
};

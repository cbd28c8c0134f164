import { SystemError } from '../../contract';
import { parseJson, type HttpResponse } from '../../http';
import { UnreadableDocument, type Element } from './wire/element';
import { readJson } from './wire/read-json';
import { readXml } from './wire/read-xml';

/**
 * The document of an answer, in whichever of the two formats it came: a server that ignores the format asked for has still said
 * something.
 *
 * @throws SystemError `protocol`, effect `unknown`, when it is a page, empty, malformed, or exceeds a limit
 */
export function documentOf(response: HttpResponse): Element {
  try {
    return isXml(response) ? readXml(response.body) : readJson(parseJson(response, { bigIntegers: 'text' }));
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    const { call, status } = response;
    const message = `${call} was answered with ${error.message} (HTTP ${status}), which cannot be read.`;
    throw new SystemError({ kind: 'protocol', effect: 'unknown', call, message, httpStatus: status });
  }
}

/** Whether the answer is a web page, such as the login page, which is never parsed. */
export function isPage({ headers, body }: HttpResponse): boolean {
  const type = headers['content-type'] ?? '';
  return /^\s*(text\/html|application\/xhtml)/i.test(type) || /^\s*<(!doctype\s+html|html)\b/i.test(body);
}

function isXml(response: HttpResponse): boolean {
  return !isPage(response) && response.body.trimStart().startsWith('<');
}

import { oneLine, redact, type HttpResponse } from '../../http';

/** What an answer says of itself, whatever shape it has (reference §8). */
export interface Said {
  /** `DRS.10000010`, `DRS.M00304`, `APIGW.0308`, … */
  readonly code?: string;
  /** The vendor's words. */
  readonly words?: string;
}

/** The members of a JSON body; nothing where it is a list, a page or no JSON. For answers that are no success: never throws. */
export function membersOf({ body }: HttpResponse): Readonly<Record<string, unknown>> {
  try {
    return recordOf(JSON.parse(body));
  } catch {
    return {};
  }
}

/** A value as an object; an empty one where it is none. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** A text that is not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/**
 * Code and words of an object that may hold an error: of DRS and the gateway (`error_code`, `error_msg`), of v3 items
 * (`error_message`), of other services (`errorCode`), of IAM (`error.code`, `error.message`), or of its first result.
 */
export function saidIn(members: Readonly<Record<string, unknown>>): Said {
  const code = textOf(members['error_code']) ?? textOf(members['errorCode']);
  const words = ['error_msg', 'error_message', 'errorMsg', 'errorMessage'].map((name) =>
    textOf(members[name]),
  );
  const said = sayingOf(
    code,
    words.find((text) => text !== undefined),
  );
  if (said.code !== undefined || said.words !== undefined) return said;
  const nested = recordOf(members['error']);
  const own = sayingOf(codeOf(nested['code']), textOf(nested['message']) ?? textOf(nested['title']));
  if (own.code !== undefined || own.words !== undefined) return own;
  const results = members['results'];
  return Array.isArray(results) && results.length > 0 ? saidIn(recordOf(results[0])) : {};
}

/** The words and the code of an error as one short line for a person. */
export function shown({ code, words }: Said, secrets: readonly string[] = []): string {
  return oneLine(redact([words, code].filter((part) => part !== undefined).join(' '), secrets));
}

/** The id under which the vendor's support finds this exchange. */
export function requestIdOf(response: HttpResponse): string | undefined {
  const id = textOf(response.headers['x-request-id']) ?? textOf(membersOf(response)['request_id']);
  return id !== undefined && /^[\w.:-]{1,100}$/.test(id) ? id : undefined;
}

function codeOf(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : textOf(value);
}

function sayingOf(code: string | undefined, words: string | undefined): Said {
  return { ...(code !== undefined && { code }), ...(words !== undefined && { words }) };
}

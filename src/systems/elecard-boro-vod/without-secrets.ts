import { redact, type HttpResponse } from '../../http';

/** A JSON string, and the colon behind it where it is a name. */
const STRINGS = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/**
 * An answer without the secrets that the server may quote. In texts alone: a secret of digits must not turn a task's id into another one. A refusal has no
 * ids, and may be plain text.
 */
export function withoutSecrets(response: HttpResponse, secrets: readonly string[]): HttpResponse {
  if (secrets.length === 0) return response;
  const body = response.body.replace(STRINGS, (literal, colon?: string) =>
    colon === undefined ? literalWithout(literal, secrets) : literal,
  );
  const isRefusal = response.status < 200 || response.status > 299;
  return { ...response, body: isRefusal ? redact(body, secrets) : body };
}

/** As the text that it stands for: servers may escape more of it than they must, `\/` for one. */
function literalWithout(literal: string, secrets: readonly string[]): string {
  const text = textOf(literal);
  if (text === undefined) return redact(literal, secrets);
  const redacted = redact(text, secrets);
  return redacted === text ? literal : JSON.stringify(redacted);
}

function textOf(literal: string): string | undefined {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return undefined;
  }
}

import { SystemError } from '../../contract';
import { errorForStatus, redact, type HttpResponse } from '../../http';

/**
 * The error of an answer that is not 2xx, by V12 AOCR0057. Of the answer only its own message is quoted, never a page.
 *
 * @param secrets texts that the message may not show
 */
export function errorOfStatus(response: HttpResponse, secrets: readonly string[]): SystemError {
  const error = errorForStatus(response, saidIn(response, secrets));
  if (response.status === 404) {
    const hint = 'JP1/AO answers so for what does not exist, was archived, or is not open to this account.';
    return error.with({ message: `${error.message} ${hint}` });
  }
  if (response.status !== 412) return error;
  // Unlike elsewhere, 412 is no complaint about the request: "The server is not available." It passes, and nothing was done.
  const message = `${response.call} was answered with HTTP 412, which is JP1/AO's way of saying that its server is not running.`;
  return error.with({ kind: 'unavailable', message });
}

/** The error of a last 401: for an account that is known it means that it may not do this (V12 AOCR0057: 401 covers both). */
export function errorOf401(response: HttpResponse, accountIsKnown: boolean): SystemError {
  const error = errorForStatus(response);
  if (!accountIsKnown) return error;
  const message = `${response.call} was answered with HTTP 401 although user and password are right: the account may not do this.`;
  return error.with({ kind: 'forbidden', message });
}

/** The error of an answer that is JSON but not what the manual describes. It may have taken effect. */
export function unreadableAnswer(call: string, what: string): SystemError {
  const message = `${call} was answered with ${what}, which JP1/AO does not document.`;
  return new SystemError({ kind: 'protocol', effect: 'unknown', call, message });
}

/** `message` and `messageID` of an error body (V12 AOCR0058); nothing where the body is empty or a page. */
function saidIn({ body }: HttpResponse, secrets: readonly string[]): string {
  try {
    const { message, messageID } = JSON.parse(body) as Record<string, unknown>;
    return [message, messageID]
      .flatMap((part) => (typeof part === 'string' ? [redact(part, secrets)] : []))
      .join(' ');
  } catch {
    return '';
  }
}

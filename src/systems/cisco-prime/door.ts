import type { CallContext } from '../../contract';
import type { Exchange, HttpRequest, HttpResponse } from '../../http';
import type { LastingSignals } from '../shared/lasting';
import { documentOf } from './document';
import { errorOfStatus, isErrorDocument } from './errors';
import type { Dialect } from './requests';
import { textOf, type Element } from './wire/element';

/** What a server answered with 2xx. */
export interface Answer {
  readonly document: Element;
  /** When, by the server's clock, in milliseconds since the epoch; by ours where it does not tell. */
  readonly serverTime: number;
}

/** A way into one system, for one operation of ours. */
export interface Door {
  readonly dialect: Dialect;
  /**
   * Gives a 2xx answer that is a document. Throws `SystemError` for every other, or the signal's reason.
   *
   * @param secrets texts in the request that no message may show, should the server quote them
   */
  send(request: HttpRequest, secrets?: readonly string[]): Promise<Answer>;
  /** The same for the one request that starts something: it is not sent once nobody wants it, but never aborted on its way. */
  submit(request: HttpRequest, secrets?: readonly string[]): Promise<Answer>;
}

/** How one system is reached, for all operations. */
export interface Access {
  /** Already signs in, and keeps within the budget. */
  readonly exchange: Exchange;
  readonly dialect: Dialect;
  readonly secrets: readonly string[];
  /** Called when the server rejects requests for their number: nobody should send for so many milliseconds. */
  readonly pause: (milliseconds: number) => void;
  /** Those by which a submission is given up only while it waits for its turn. */
  readonly lasting: LastingSignals;
}

/** Opens a door. Stops are urgent, with all that they need. */
export function openDoor(access: Access, call: CallContext, urgent = false): Door {
  const send = async (request: HttpRequest, secrets: readonly string[], until: AbortSignal) => {
    const response = await access.exchange(urgent ? { ...request, urgent } : request, until);
    return answerOf(response, access, [...access.secrets, ...secrets]);
  };
  return {
    dialect: access.dialect,
    send: (request, secrets = []) => send(request, secrets, call.signal),
    async submit(request, secrets = []) {
      call.signal.throwIfAborted();
      return send(request, secrets, access.lasting.signalFor(call));
    },
  };
}

function answerOf(response: HttpResponse, { pause }: Access, secrets: readonly string[]): Answer {
  if (response.status < 200 || response.status > 299) {
    const error = errorOfStatus(response, secrets);
    if (error.kind === 'rate-limited' && error.retryAfterMs !== undefined) pause(error.retryAfterMs);
    throw error;
  }
  const document = documentOf(response);
  if (isErrorDocument(document)) throw errorUnder200(response, document, secrets);
  const date = Date.parse(response.headers['date'] ?? '');
  return { document, serverTime: Number.isNaN(date) ? Date.now() : date };
}

/** 200 that means no. What came before the no is not known. */
function errorUnder200(response: HttpResponse, document: Element, secrets: readonly string[]): Error {
  const status = Number(textOf(document, 'httpResponseCode') ?? 500);
  const isStatus = Number.isInteger(status) && status >= 400 && status <= 599;
  return errorOfStatus({ ...response, status: isStatus ? status : 500 }, secrets).with({ effect: 'unknown' });
}

import type { CallContext } from '../../contract';
import type { Exchange, HttpRequest, HttpResponse } from '../../http';
import type { LastingSignals } from '../shared/lasting';
import { errorOfAnswer } from './errors';

/** A way into one project, for one operation of ours. */
export interface Door {
  readonly projectId: string;
  /**
   * Gives a 2xx answer. Throws `SystemError` for every other, or the signal's reason.
   *
   * @param secrets texts in the request that no message may show, should the server quote them
   */
  send(request: HttpRequest, secrets?: readonly string[]): Promise<HttpResponse>;
  /** The same for a request that starts something: while it waits for its turn it can be given up, but never on its way. */
  submit(request: HttpRequest, secrets?: readonly string[]): Promise<HttpResponse>;
}

/** How one project is reached, for all operations. */
export interface Access {
  /** Already authenticates. */
  readonly exchange: Exchange;
  readonly projectId: (signal: AbortSignal) => Promise<string>;
  readonly language: string;
  readonly secrets: readonly string[];
  readonly lasting: LastingSignals;
}

/**
 * Opens a door, after asking for the project where only its token names it.
 *
 * @param urgent whether its requests go before others: for stops, and what they need
 */
export async function openDoor(access: Access, call: CallContext, urgent = false): Promise<Door> {
  const { signal } = call;
  signal.throwIfAborted();
  const projectId = await access.projectId(signal);
  const send = async (request: HttpRequest, secrets: readonly string[], until: AbortSignal) => {
    const headers = { ...request.headers, 'x-language': access.language };
    const response = await access.exchange({ ...request, headers, ...(urgent && { urgent }) }, until);
    if (response.status >= 200 && response.status <= 299) return response;
    throw errorOfAnswer(response, [...access.secrets, ...secrets]);
  };
  return {
    projectId,
    send: (request, secrets = []) => send(request, secrets, signal),
    async submit(request, secrets = []) {
      signal.throwIfAborted();
      return send(request, secrets, access.lasting.signalFor(call));
    },
  };
}

import type { CallContext } from '../../contract';
import type { Exchange, HttpRequest, HttpResponse } from '../../http';
import { errorOfStatus } from './errors';
import type { VersionLookup } from './version';

/** A way into one system, for one operation of ours. */
export interface Door {
  /** The product's major version. */
  readonly version: number;
  /**
   * Gives a 2xx answer. Throws `SystemError` for every other, or the signal's reason.
   *
   * @param secrets texts in the request that no message may show, should the server quote them
   */
  send(request: HttpRequest, secrets?: readonly string[]): Promise<HttpResponse>;
  /** The same for the one request that submits a rerun: it is not sent once nobody wants it, but never aborted on its way. */
  submit(request: HttpRequest, secrets?: readonly string[]): Promise<HttpResponse>;
}

/** How one system is reached, for all operations. */
export interface Access {
  readonly exchange: Exchange;
  readonly version: VersionLookup;
  /** For Accept-Language; by default what the version is known to accept. */
  readonly language?: string | undefined;
  readonly secrets: readonly string[];
}

/** Opens a door, after asking for the version where it is not known. */
export async function openDoor(access: Access, { signal, lasting }: CallContext): Promise<Door> {
  const version = await access.version(signal);
  const headers = { 'accept-language': access.language ?? languageOf(version) };
  const send = async (request: HttpRequest, secrets: readonly string[], until: AbortSignal) => {
    const said = { ...request, headers: { ...request.headers, ...headers } };
    const response = await access.exchange(said, until);
    if (response.status >= 200 && response.status <= 299) return response;
    throw errorOfStatus(response, [...access.secrets, ...secrets]);
  };
  return {
    version,
    send: (request, secrets = []) => send(request, secrets, signal),
    async submit(request, secrets = []) {
      signal.throwIfAborted();
      return send(request, secrets, lasting ?? signal);
    },
  };
}

/** V10 accepts nothing but `ja` (V10 AOGR0170). */
function languageOf(version: number): string {
  return version === 10 ? 'ja' : 'en';
}

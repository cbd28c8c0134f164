import type { CallResult, ReceivedRequest, Reply } from '../kit';
import type { Jp1AoMethod } from './methods';
import type { Answer } from './operation';
import { OPERATIONS } from './operations';
import { checkPermission } from './access/permission';
import { Refusal, REFUSALS, type RefusalStatus } from './refusal';
import { signIn, type SignedIn } from './access/sign-in';
import { checkNegotiation } from './wire/negotiation';
import { errorReply, objectReply, withHeaders } from './wire/replies';
import type { World } from './world';

/** One request on its way from the operation to its reply. */
export class Call {
  private user: SignedIn | undefined;
  private answer: Answer | undefined;

  constructor(
    private readonly request: ReceivedRequest,
    private readonly route: { readonly method: Jp1AoMethod; readonly id: string },
    private readonly world: World,
  ) {}

  /** Signs in, checks, and runs the operation; a refusal becomes a result whose shape is its status. */
  perform(): CallResult {
    try {
      this.answer = this.operate();
      return { items: this.answer.items, effects: this.answer.effects ?? [] };
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
  }

  reply(result: CallResult | undefined): Reply {
    const { items = null, errors = [], shape } = result ?? {};
    if (items === null || !this.answer) return this.error(statusOf(shape), errors.join(' '));
    try {
      return withHeaders(this.rendered(this.answer, items), this.headers(this.answer));
    } catch (error) {
      if (error instanceof Refusal) return this.error(error.status, error.message);
      throw error;
    }
  }

  private operate(): Answer {
    const { request, route, world } = this;
    const { available } = world.settings();
    if (!available || world.clock.now() < world.downUntil) {
      throw new Refusal('412', 'The server is not available.');
    }
    const user = signIn(request.headers.authorization, world);
    this.user = user;
    checkPermission(user, route.method, world);
    checkNegotiation(request, world.settings());
    const body = request.body.toString('utf8');
    const { query } = request;
    return OPERATIONS[route.method]({ id: route.id, query, body, user, origin: this.origin(), world });
  }

  private rendered(answer: Answer, items: CallResult['items']): Reply {
    if (answer.reply) return answer.reply;
    const reply = objectReply(answer.body(items ?? []), this.world.settings());
    return { ...reply, ...(answer.reason !== undefined && { reason: answer.reason }) };
  }

  /** Every answer to somebody who has signed in brings a new token: it stands on the 200 and is no challenge. */
  private headers({ cacheControl }: Answer): Record<string, string> {
    const { user, world } = this;
    const token = user && world.sessions.hand(user.name, user.token);
    return {
      ...(token !== undefined && { 'WWW-Authenticate': `HSSO ${token}` }),
      ...(cacheControl !== undefined && { 'Cache-Control': cacheControl }),
    };
  }

  private error(status: RefusalStatus, message: string): Reply {
    const source = `${this.origin()}${this.request.path}`;
    return errorReply({ status, message, source }, this.world.settings());
  }

  private origin(): string {
    return this.world.settings().hrefOrigin ?? `http://${this.request.headers.host ?? ''}`;
  }
}

function refused({ status, message }: Refusal): CallResult {
  return { items: null, effects: [], errors: [message], shape: status };
}

/** Errors that a fault has made without naming a status are those of the server. */
function statusOf(shape: string | undefined): RefusalStatus {
  return REFUSALS.find((status) => status === shape) ?? '500';
}

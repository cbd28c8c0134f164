import type { CallResult, JsonObject, ReceivedRequest, Reply, VendorFault } from '../kit';
import { checkPermission } from './access/permission';
import { signIn, type SignedIn } from './access/sign-in';
import type { Answer, OperationCall } from './operation';
import { OPERATIONS } from './operations';
import { Refusal, REFUSALS } from './refusal';
import { spoilt } from './vendor-faults';
import { readPayload } from './wire/read-payload';
import { Responder } from './wire/responder';
import type { Place, Route } from './wire/routes';
import type { World } from './world';

/** One request on its way from its arrival to its reply. */
export class Call {
  private readonly responder: Responder;
  private user: SignedIn | undefined;
  private answer: Answer | undefined;
  private refusal: Refusal | undefined;
  private countOut: () => void = () => undefined;

  constructor(
    private readonly request: ReceivedRequest,
    private readonly place: Place,
    private readonly world: World,
  ) {
    this.responder = new Responder(request, place, () => world.settings());
  }

  /** Signs in and counts the request in, at the moment it comes; a refusal shows when it is performed. */
  arrive(isLimited: boolean): void {
    const { request, world } = this;
    world.traffic.arrived();
    this.attempt(() => {
      this.user = signIn(request, world);
      if (isLimited) this.countOut = world.limiter.admit(this.user.name);
    });
  }

  /** The request is no longer under way. */
  leave(): void {
    this.countOut();
  }

  /** Checks and runs the operation; a refusal becomes a result whose shape is its status. */
  perform(route: Route, fault: VendorFault | undefined): CallResult {
    if (fault?.name === 'wrong-format') this.responder.mistakeFormat();
    if (!this.refusal) this.attempt(() => void (this.answer = this.operate(route, fault)));
    const { answer, refusal } = this;
    if (answer) return { items: spoilt(answer.items, fault), effects: answer.effects ?? [] };
    return { items: null, effects: [], errors: [refusal?.message ?? ''], shape: refusal?.status ?? '500' };
  }

  /** A result that `perform` has not made is one that a fault has made. */
  reply(result: CallResult | undefined): Reply {
    const { items = null, errors = [], shape } = result ?? {};
    if (items === null || !this.answer) return this.responder.error(this.refusal ?? byFault(shape, errors));
    try {
      return this.render(this.answer, items);
    } catch (error) {
      if (error instanceof Refusal) return this.responder.error(error);
      throw error;
    }
  }

  /** The reply to a request that is no call at all: what its sign-in came to goes before `refusal`. */
  refuse(refusal: Refusal): Reply {
    return this.responder.error(this.refusal ?? refusal);
  }

  private attempt(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refusal = error;
    }
  }

  private operate({ method, id }: Route, fault: VendorFault | undefined): Answer {
    const { request, place, world, user } = this;
    if (user) checkPermission(user, method);
    const userName = user?.name ?? '';
    this.responder.checkFormat();
    const { query, headers } = request;
    const payload = () => readPayload(request, place.version, world.settings());
    const { version } = place;
    return OPERATIONS[method]({
      ...{ version, userName, id, query, headers, payload, fault, world },
      ...this.urls(),
    });
  }

  private urls(): Pick<OperationCall, 'requestUrl' | 'rootUrl'> {
    const { request, place, world } = this;
    const origin = world.settings().urlOrigin ?? `https://${request.headers.host ?? ''}`;
    const api = `${origin}/webacs/api/v${place.version}`;
    const query = request.query.size > 0 ? `?${request.query.toString()}` : '';
    return { requestUrl: `${api}/${place.path}${query}`, rootUrl: `${api}/${place.path.split('/')[0]}` };
  }

  private render({ document, headers = {} }: Answer, items: readonly JsonObject[]): Reply {
    const { user, world } = this;
    const hands = user && !user.byCookie && world.settings().sessionCookies;
    const cookie = hands ? { 'Set-Cookie': world.sessions.hand(user.name) } : {};
    return { ...this.responder.document(document(items)), headers: { ...cookie, ...headers } };
  }
}

function byFault(shape: string | undefined, errors: readonly string[]): Refusal {
  const status = REFUSALS.find((one) => one === shape) ?? '500';
  return new Refusal(status, errors.join(' '), { bare: true });
}

import {
  foundByFailure,
  systemCheck,
  type CallContext,
  type Found,
  type SystemCheck,
  type SystemError,
} from '../../contract';
import { fine, NOT_LOOKED_AT, tried, unknown, wrong } from '../shared/checking';
import { isKind } from '../shared/failures';
import { watchClock, type ClockLimit } from '../shared/server-clock';
import { openDoor, type Access } from './door';
import type { Generation } from './generation';
import { TOKEN_CALL } from './iam/requests';
import { isNoSuchApi, type GenerationLookup } from './probe';

/** How a project is reached for a check. */
export interface CheckPlan extends Access {
  readonly generationOf: GenerationLookup;
  /** Requests are signed with an access key; otherwise they carry a token of IAM. */
  readonly isSigned: boolean;
}

/** Reference §7: a clock further off gets APIGW.0303. */
const SIGNATURE_LIFE: ClockLimit = { ms: 15 * 60_000, because: 'a signature is good for 15 minutes' };

/** Logs in where a token is needed, and reads one line of a list of tasks. */
export async function checkProject(plan: CheckPlan, call: CallContext): Promise<SystemCheck> {
  const { isSigned, generationOf } = plan;
  const clock = watchClock(plan.exchange);
  const read = await tried(call.signal, async () => {
    const generation = await generationOf(await openDoor({ ...plan, exchange: clock.exchange }, call));
    await generation.peek();
    return generation;
  });
  const found = 'failure' in read ? foundByRefusal(read.failure) : foundByAnswer(read.answer, isSigned);
  return systemCheck(
    { ...found, clock: clock.finding(isSigned ? SIGNATURE_LIFE : undefined) },
    NOT_LOOKED_AT,
  );
}

function foundByAnswer({ version }: Generation, isSigned: boolean): Found {
  return {
    reachable: fine(isSigned ? 'DRS answers.' : 'IAM and DRS answer.'),
    credentials: fine(isSigned ? 'It takes our signature.' : 'It takes the token that IAM gave us.'),
    permissions: unknown('The user may list tasks. Whether it may stop them only a stop shows.'),
    version: fine(`The region has ${version} of the API.`),
  };
}

function foundByRefusal(failure: SystemError): Found {
  const { call, message } = failure;
  const found = foundByFailure(failure);
  // Nothing was sent to DRS yet: that it can be reached is not known.
  if (call === TOKEN_CALL && found.reachable?.ok === true) {
    return { ...found, reachable: unknown('IAM answers. DRS was not asked.') };
  }
  if (!isKind(failure, 'not-found') || !isNoSuchApi(failure)) return found;
  return { reachable: fine('The gateway answers.'), version: wrong(message) };
}

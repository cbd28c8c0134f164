import {
  foundByFailure,
  systemCheck,
  type CallContext,
  type Found,
  type SystemCheck,
  type SystemError,
} from '../../contract';
import type { Exchange } from '../../http';
import { fine, NOT_LOOKED_AT, tried, unknown, wrong } from '../shared/checking';
import { watchClock } from '../shared/server-clock';
import type { Send } from './read-chains';
import { taskStatus, type Account } from './requests';

/** How a project is reached for a check. */
export interface CheckPlan {
  readonly account: Account;
  /** Already signs, where requests are signed. */
  readonly exchange: Exchange;
  /** Sends by an exchange, and opens the envelope. */
  readonly sendBy: (exchange: Exchange) => Send;
  readonly isSigned: boolean;
}

/** User guide of the live product, 5.2.2. */
const SIGNATURE_LIFE = { ms: 60_000, because: 'a signature is valid for one minute' };

/** Reads the active tasks of the project: the Control API has no smaller read. */
export async function checkProject(plan: CheckPlan, call: CallContext): Promise<SystemCheck> {
  const { account, isSigned } = plan;
  const clock = watchClock(plan.exchange);
  const read = await tried(call.signal, () => plan.sendBy(clock.exchange)(taskStatus(account, '*')));
  const found = 'failure' in read ? foundByRefusal(read.failure) : foundByAnswer(isSigned);
  const version = unknown('The Control API tells no version.');
  return systemCheck(
    { ...found, version, clock: clock.finding(isSigned ? SIGNATURE_LIFE : undefined) },
    NOT_LOOKED_AT,
  );
}

function foundByAnswer(isSigned: boolean): Found {
  const seen = 'The user may read the tasks of the project. Whether it may stop them only a stop shows.';
  return {
    reachable: fine('Boro VoD answers.'),
    credentials: isSigned
      ? fine('It takes our signature, or looks at none.')
      : unknown('Requests are not signed: it takes the user id on trust.'),
    permissions: unknown(seen),
  };
}

/** A refusal under HTTP 200 is about the user or the project: nothing else in this request can be wrong. */
function foundByRefusal(failure: SystemError): Found {
  const isAboutProject = failure.kind === 'invalid-request' && failure.httpStatus === undefined;
  if (!isAboutProject) return foundByFailure(failure);
  return { reachable: fine('Boro VoD answers.'), permissions: wrong(failure.message) };
}

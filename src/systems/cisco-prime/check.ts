import {
  foundByFailure,
  systemCheck,
  type CallContext,
  type Found,
  type SystemCheck,
  type SystemError,
} from '../../contract';
import { fine, NOT_LOOKED_AT, tried, unknown, wrong, type Finding, type Tried } from '../shared/checking';
import { isKind } from '../shared/failures';
import { watchClock } from '../shared/server-clock';
import { openDoor, type Access, type Answer } from './door';
import { jobSummaries, operations, type Dialect } from './requests';
import { descendantsNamed } from './wire/element';

/** What a stop calls, as discovery names it. */
const STOP = /(^|\/)jobService\/cancelrunning$/;

/** Reads one line of JobSummary, and what operations there are (reference §1: "useful as an adapter health/permission probe"). */
export async function checkServer(access: Access, call: CallContext): Promise<SystemCheck> {
  const clock = watchClock(access.exchange);
  const door = openDoor({ ...access, exchange: clock.exchange }, call);
  const { dialect } = door;
  const jobs = await tried(call.signal, () => door.send(jobSummaries(dialect, [['.maxResults', '1']])));
  if ('failure' in jobs) {
    return systemCheck({ ...foundByRefusal(jobs.failure, dialect), clock: clock.finding() }, NOT_LOOKED_AT);
  }
  const discovered = await tried(call.signal, () => door.send(operations(dialect)));
  const found = {
    reachable: fine('Prime answers.'),
    credentials: fine('It knows the user.'),
    permissions: permissionsOf(discovered),
    version: fine(`It speaks v${dialect.version} of the API. The version of the product it does not tell.`),
    clock: clock.finding(),
  };
  return systemCheck(found, NOT_LOOKED_AT);
}

/** The first refusals in a row are taken for passing elsewhere; here each is what it looks like. */
function foundByRefusal(failure: SystemError, { version }: Dialect): Found {
  const { message, httpStatus } = failure;
  const answers = fine('Prime answers.');
  if (httpStatus === 401 || httpStatus === 302) return { reachable: answers, credentials: wrong(message) };
  if (httpStatus === 403) return { reachable: answers, permissions: wrong(message) };
  if (!isKind(failure, 'not-found', 'unsupported')) return foundByFailure(failure);
  return { reachable: answers, version: wrong(`It shows no jobs in v${version} of the API. ${message}`) };
}

/** That discovery lists only what the account may do is nowhere said. */
function permissionsOf(discovered: Tried<Answer>): Finding {
  const read = 'The user may read jobs (NBI Read).';
  if ('failure' in discovered) return unknown(`${read} Which operations there are it does not tell.`);
  const operationsListed = descendantsNamed(discovered.answer.document, 'operation');
  const paths = operationsListed.flatMap(({ attributes }) => attributes['path'] ?? []);
  if (paths.length > 0 && !paths.some((path) => STOP.test(path))) {
    return unknown(
      `${read} The operations that it lists for this user lack cancelrunning, which stops them.`,
    );
  }
  return unknown(`${read} Whether it may stop them (NBI Write) only a stop shows.`);
}

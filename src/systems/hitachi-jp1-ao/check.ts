import { foundByFailure, systemCheck, type CallContext, type SystemCheck } from '../../contract';
import { oneLine, parseJson, redact, type HttpResponse } from '../../http';
import {
  fine,
  NOT_LOOKED_AT,
  tried,
  unknown,
  warned,
  wrong,
  type Finding,
  type Tried,
} from '../shared/checking';
import { isKind } from '../shared/failures';
import { watchClock } from '../shared/server-clock';
import { openDoor, type Access, type Door } from './door';
import { hqlText, list, userInformation, versionInformation } from './requests';
import type { VersionSetting } from './version';

/** The roles that may act on tasks (V12 AOCR0105). */
const ACTING_ROLES = /^(admin|develop|modify|submit)$/i;

/** What every version answers to: its messages are in Japanese, V10's only language. */
const SPOKEN_BY_ALL = 10;

type Members = Readonly<Record<string, unknown>>;

/** Reads who we are, a list of tasks that no task fits, and the version. Every account may read its own information (V12 AOCR0148). */
export async function checkServer(
  access: Omit<Access, 'version'>,
  configured: VersionSetting,
  call: CallContext,
): Promise<SystemCheck> {
  const clock = watchClock(access.exchange);
  const version = () => Promise.resolve(configured === 'probe' ? SPOKEN_BY_ALL : configured);
  const door = await openDoor({ ...access, exchange: clock.exchange, version }, call);
  const read = <Answer>(step: () => Promise<Answer>) => tried(call.signal, step);
  const user = await read(async () => membersOf(await door.send(userInformation())));
  if ('failure' in user) {
    return systemCheck({ ...foundByFailure(user.failure), clock: clock.finding() }, NOT_LOOKED_AT);
  }
  const tasks = await read(() => noTasks(door));
  const told = await read(async () => membersOf(await door.send(versionInformation())));
  const found = {
    reachable: fine('JP1/AO answers.'),
    credentials: fine(`It knows the user ${textIn(user.answer, 'userName', access.secrets)}.`),
    permissions: permissionsOf(user.answer, tasks),
    version: versionOf(told, configured, access.secrets),
    clock: clock.finding(),
  };
  return systemCheck(found, NOT_LOOKED_AT);
}

function noTasks(door: Door): Promise<HttpResponse> {
  const filter = `description ends ${hqlText('job-control check: no task ends so')}`;
  return door.send(list({ resource: 'Tasks', query: [['HQL::filter', filter]], offset: 0 }));
}

/** By the roles that the user's information shows, for all or for a service group: that they are shown so is nowhere said. */
function permissionsOf(user: Members, tasks: Tried<HttpResponse>): Finding {
  if ('failure' in tasks) {
    const { message } = tasks.failure;
    return isKind(tasks.failure, 'forbidden', 'unauthenticated', 'not-found')
      ? wrong(`It may not read tasks. ${message}`)
      : unknown(`Whether it may read tasks could not be seen. ${message}`);
  }
  const groups = Array.isArray(user['resourceGroup']) ? (user['resourceGroup'] as unknown[]) : [];
  const role = [user, ...groups].flatMap(rolesOf).find((word) => ACTING_ROLES.test(word));
  if (role !== undefined) return fine(`It may read tasks, and act on them as ${role}.`);
  return unknown('It may read tasks. Whether it may act on them only an action shows.');
}

function rolesOf(holder: unknown): string[] {
  const words = (holder as Members | null)?.['accessPermission'];
  return Array.isArray(words) ? words.filter((word) => typeof word === 'string') : [];
}

function versionOf(told: Tried<Members>, configured: VersionSetting, secrets: readonly string[]): Finding {
  if ('failure' in told) {
    const { message } = told.failure;
    const isSilent = isKind(told.failure, 'not-found', 'unsupported');
    return unknown(isSilent ? 'It does not tell its version, as before version 12.' : message);
  }
  const version = textIn(told.answer, 'productVersion', secrets);
  const major = Number(/^\d{1,4}\b/.exec(version)?.[0]);
  const named = `${textIn(told.answer, 'productName', secrets)} ${version}`;
  if (Number.isNaN(major)) return unknown('It tells no version that can be read.');
  if (configured === 'probe' || major === configured) return fine(`It is ${named}.`);
  const says = `It is ${named}, but the settings say version ${configured}.`;
  return major < configured ? wrong(says) : warned(says);
}

function textIn(members: Members, name: string, secrets: readonly string[]): string {
  const value = members[name];
  return typeof value === 'string' ? oneLine(redact(value.trim(), secrets)) : '(no name)';
}

function membersOf(response: HttpResponse): Members {
  const value = parseJson(response);
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}

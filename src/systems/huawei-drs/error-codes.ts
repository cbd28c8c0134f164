import type { Effect, SystemErrorKind } from '../../contract';

/** What a code means: kind, effect, and what to do about it. */
export interface CodeMeaning {
  readonly kind: SystemErrorKind;
  readonly effect: Effect;
  readonly advice: string;
}

type Row = readonly [codes: RegExp, kind: SystemErrorKind, effect: Effect, advice: string];

/** Of the gateway (prefix APIG at Open Telekom Cloud). What is left out is told by the HTTP status. */
const GATEWAY: readonly Row[] = [
  [/^0(101|103)$/, 'not-found', 'none', 'this region has no such API: check url and api in the settings'],
  [/^03(01|03|05|07)$/, 'unauthenticated', 'none', 'check the credentials, their region, and the clock'],
  [/^0308$/, 'rate-limited', 'none', 'send fewer requests: see requestsPerSecond'],
  [/^0(3|4|8)\d\d$/, 'forbidden', 'none', 'check the permissions and the project'],
  [/^05\d\d$/, 'unsupported', 'none', 'check url and api in the settings'],
];

/** Of DRS itself: the 12 characters of v5 and the 10 of v3. */
const DRS: readonly Row[] = [
  [/^(10000010|M00289|M05003|M05004|M00002)$/, 'not-found', 'none', 'check the task id and the project'],
  [/^M00304$/, 'conflict', 'none', 'the task is in another state'],
  [/^10010047$/, 'conflict', 'none', 'the precheck has to be done again'],
  [/^M00277$/, 'conflict', 'none', 'a task of this name exists'],
  [/^M01503$/, 'rate-limited', 'none', 'send fewer requests: see requestsPerSecond'],
  [/^M01504$/, 'conflict', 'none', 'another operation on the task is under way, or the task is abnormal'],
  [/^(M01501|M00004)$/, 'unavailable', 'unknown', 'DRS fails on its side'],
  [/^10000001$/, 'unavailable', 'unknown', 'DRS gives no reason'],
  [/^(M00100|M00103)$/, 'unauthenticated', 'none', 'check the credentials'],
  [/^(M00101|M00102|M00261)$/, 'forbidden', 'none', 'check the permissions and the project'],
  [/^KE0002$/, 'invalid-request', 'none', 'check the database account'],
];

/** The meaning of a code; `undefined` for one that says no more than its HTTP status does. */
export function meaningOf(code: string | undefined): CodeMeaning | undefined {
  const [, service = '', number = ''] = /^(\w+)\.(\w+)$/.exec(code ?? '') ?? [];
  const row = tableOf(service).find(([codes]) => codes.test(number));
  return row && { kind: row[1], effect: row[2], advice: row[3] };
}

/** Whether the code comes from DRS and speaks of a task or of what was asked for it, not of the exchange. */
export function isAboutTask(code: string | undefined): boolean {
  if (code === undefined || !/^DRS\./.test(code)) return false;
  const { kind } = meaningOf(code) ?? { kind: 'invalid-request' };
  return kind === 'invalid-request' || kind === 'conflict' || kind === 'not-found';
}

/** Whether the code says that DRS does not know the task. */
export function meansNotFound(code: string | undefined): boolean {
  return code !== undefined && /^DRS\.(10000010|M00289|M05003|M05004)$/.test(code);
}

/** Whether the code says that there was such a task, and that it was deleted or released since. */
export function meansDeleted(code: string | undefined): boolean {
  return code === 'DRS.M05004';
}

/** Whether the code says that there is nothing to show, yet or at all. */
export function meansEmpty(code: string | undefined): boolean {
  return code === 'DRS.M00002';
}

/** Whether the code says that the name of a new task is taken. */
export function meansNameTaken(code: string | undefined): boolean {
  return code === 'DRS.M00277';
}

function tableOf(service: string): readonly Row[] {
  if (service === 'APIGW' || service === 'APIG') return GATEWAY;
  return service === 'DRS' ? DRS : [];
}

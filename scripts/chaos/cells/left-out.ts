import type { Operation, Subject } from '../vendors/chaos-vendor';

/** Why a subject does not have a cell; undefined when it has. */
export function reasonToLeaveOut(subject: Subject, operation: Operation, fault: string): string | undefined {
  const { without, only } = subject;
  if (without?.[operation] !== undefined) return without[operation];
  return only && !only.cells.test(`${operation}/${fault}`) ? only.reason : undefined;
}

/** Whether the reduced matrix plays a cell of that name that it plays of other subjects. */
export function isQuickToo({ quick }: Subject, operation: Operation, fault: string): boolean {
  return quick?.test(`${operation}/${fault}`) ?? true;
}

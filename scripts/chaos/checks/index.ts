import type { CellRecord } from './cell-record';
import { lost } from './never-lost';
import { ranTwice } from './never-twice';
import { leftRunning, strangersTouched } from './nobody-else';
import { falseVerdicts } from './true-verdicts';

export type { CellEnd, CellRecord, Expectation, JobRecord, JobResult, Role } from './cell-record';

/** Every promise that a cell broke, one sentence each. */
export function violationsIn(record: CellRecord): string[] {
  return [ranTwice, falseVerdicts, strangersTouched, leftRunning, lost].flatMap((check) => check(record));
}

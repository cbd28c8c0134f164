import { recordOf, textOf } from './said';

/** What DRS says of one task, as far as it could be read. */
export interface DrsJob {
  readonly id: string | undefined;
  readonly name: string | undefined;
  /** The vendor's word, unchanged. */
  readonly status: string | undefined;
  /** `migration`, `sync`, `cloudDataGuard` or `replay`. */
  readonly jobType: string | undefined;
  readonly engineType: string | undefined;
  /** `FULL_TRANS`, `FULL_INCR_TRANS` or `INCR_TRANS`. */
  readonly taskType: string | undefined;
  /** `period` (prepaid) or `on_demand`. */
  readonly chargingMode: string | undefined;
  readonly netType: string | undefined;
  readonly enterpriseProjectId: string | undefined;
}

/** Reads one task of a detail, list or batch answer, whatever it is: v5 detail keeps most of it in `base_info`. Never throws. */
export function drsJobOf(value: unknown): DrsJob {
  const own = recordOf(value);
  const base = recordOf(own['base_info']);
  const member = (name: string): string | undefined => textOf(own[name]) ?? textOf(base[name]);
  return {
    id: textOf(own['id']) ?? textOf(own['job_id']),
    name: member('name'),
    status: textOf(own['status']),
    jobType: member('job_type') ?? member('db_use_type'),
    engineType: member('engine_type'),
    taskType: member('task_type'),
    chargingMode: member('charging_mode'),
    netType: member('net_type'),
    enterpriseProjectId: member('enterprise_project_id'),
  };
}

/** Whether the task is prepaid: such a task ends by unsubscribing it through billing, and no stop is for it (reference §2.1). */
export function isPrepaid({ chargingMode }: DrsJob): boolean {
  return chargingMode?.toLowerCase() === 'period';
}

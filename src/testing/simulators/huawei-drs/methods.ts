/** The names of the calls, for fault rules and the ledger: the generation, and the end of the path or what it does. */
export const METHODS = [
  'iam.tokens',
  'iam.projects',
  'v5.stop',
  'v5.batch-stop',
  'v5.action',
  'v5.batch-action',
  'v5.actions',
  'v5.detail',
  'v5.list',
  'v5.create',
  'v5.update',
  'v5.clone',
  'v5.delete',
  'v5.batch-delete',
  'v5.name-validation',
  'v3.batch-status',
  'v3.batch-detail',
  'v3.batch-progress',
  'v3.batch-jobs',
  'v3.batch-pause-task',
  'v3.batch-retry-task',
  'v3.batch-starting',
  'v3.batch-precheck',
  'v3.batch-precheck-result',
  'v3.batch-creation',
  'v3.batch-modification',
  'v3.batch-connection',
  'v3.list',
] as const;

/** One of them. */
export type DrsMethod = (typeof METHODS)[number];

/** Who answers: IAM, or one of the two generations of the DRS API. */
export type Family = 'iam' | 'v5' | 'v3';

/** The generations of the DRS API. */
export type Generation = Exclude<Family, 'iam'>;

export function familyOf(method: DrsMethod): Family {
  return method.slice(0, method.indexOf('.')) as Family;
}

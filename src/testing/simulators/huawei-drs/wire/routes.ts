import type { DrsMethod } from '../methods';

/** `:` is the project, `*` the job. */
const ROUTES: readonly (readonly [line: string, method: DrsMethod])[] = [
  ['POST /v3/auth/tokens', 'iam.tokens'],
  ['GET /v3/projects', 'iam.projects'],
  ['POST /v5/:/jobs/batch-stop', 'v5.batch-stop'],
  ['POST /v5/:/jobs/action', 'v5.batch-action'],
  ['POST /v5/:/jobs/clone', 'v5.clone'],
  ['POST /v5/:/jobs/name-validation', 'v5.name-validation'],
  ['POST /v5/:/jobs', 'v5.create'],
  ['GET /v5/:/jobs', 'v5.list'],
  ['DELETE /v5/:/jobs', 'v5.batch-delete'],
  ['GET /v5/:/jobs/*', 'v5.detail'],
  ['PUT /v5/:/jobs/*', 'v5.update'],
  ['DELETE /v5/:/jobs/*', 'v5.delete'],
  ['POST /v5/:/jobs/*/stop', 'v5.stop'],
  ['POST /v5/:/jobs/*/action', 'v5.action'],
  ['GET /v5/:/jobs/*/actions', 'v5.actions'],
  ['POST /v3/:/jobs/batch-status', 'v3.batch-status'],
  ['POST /v3/:/jobs/batch-detail', 'v3.batch-detail'],
  ['POST /v3/:/jobs/batch-progress', 'v3.batch-progress'],
  ['DELETE /v3/:/jobs/batch-jobs', 'v3.batch-jobs'],
  ['POST /v3/:/jobs/batch-pause-task', 'v3.batch-pause-task'],
  ['POST /v3/:/jobs/batch-retry-task', 'v3.batch-retry-task'],
  ['POST /v3/:/jobs/batch-starting', 'v3.batch-starting'],
  ['POST /v3/:/jobs/batch-precheck', 'v3.batch-precheck'],
  ['POST /v3/:/jobs/batch-precheck-result', 'v3.batch-precheck-result'],
  ['POST /v3/:/jobs/batch-creation', 'v3.batch-creation'],
  ['PUT /v3/:/jobs/batch-modification', 'v3.batch-modification'],
  ['POST /v3/:/jobs/batch-connection', 'v3.batch-connection'],
  ['POST /v3/:/jobs', 'v3.list'],
];

/** The call that a request line stands for. */
export interface Route {
  readonly method: DrsMethod;
  /** Empty for IAM. */
  readonly projectId: string;
  /** Empty where the path names none. */
  readonly jobId: string;
}

/** Undefined for what the gateway does not know. */
export function routeOf(httpMethod: string, path: string): Route | undefined {
  const segments = path.split('/').map(decoded);
  for (const [line, method] of ROUTES) {
    const [verb, pattern = ''] = line.split(' ');
    const wanted = pattern.split('/');
    if (verb !== httpMethod || wanted.length !== segments.length) continue;
    if (!wanted.every((want, index) => fits(want, segments[index] ?? ''))) continue;
    const valueOf = (variable: string): string => segments[wanted.indexOf(variable)] ?? '';
    return { method, projectId: valueOf(':'), jobId: valueOf('*') };
  }
  return undefined;
}

function fits(want: string, segment: string): boolean {
  return want === ':' || want === '*' ? segment !== '' : want === segment;
}

/** A segment that is not percent-encoded correctly stands for itself. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

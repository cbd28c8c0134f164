import type { ReceivedRequest } from '../../kit';
import { Refusal } from '../refusal';
import type { World } from '../world';
import { checkSignature } from './signature-check';

/** How a request signs in, for the ledger: the credentials themselves are not kept. */
export function authenticationOf({ headers }: ReceivedRequest): 'signature' | 'token' | 'none' {
  if (headers.authorization !== undefined) return 'signature';
  return headers['x-auth-token'] === undefined ? 'none' : 'token';
}

/** The ids of the projects that the caller may use; throws a `Refusal` as the gateway does. */
export function projectsOf(request: ReceivedRequest, world: World): readonly string[] {
  const { projects, deadTokenCode } = world.settings();
  if (authenticationOf(request) === 'signature') {
    checkSignature(request, world);
    return projects.map(({ id }) => id);
  }
  const { 'x-auth-token': token } = request.headers;
  if (token === undefined) throw new Refusal('APIGW.0301');
  const projectId = world.tokens.use(String(token));
  if (projectId === undefined) throw new Refusal(deadTokenCode);
  return [projectId];
}

/** Throws a `Refusal` 403 unless the path's project, and the one that X-Project-Id names, are among the caller's. */
export function checkProject(projectId: string, request: ReceivedRequest, world: World): void {
  const named = request.headers['x-project-id'];
  const asked = named === undefined ? [projectId] : [projectId, String(named)];
  const own = projectsOf(request, world);
  if (!asked.every((id) => id === projectId && own.includes(id))) {
    throw new Refusal(world.settings().foreignProjectCode);
  }
}

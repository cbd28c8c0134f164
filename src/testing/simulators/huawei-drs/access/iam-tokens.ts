import { isJsonObject, type JsonObject } from '../../kit';
import type { Answer, OperationCall } from '../operation';
import { Refusal } from '../refusal';
import type { ProjectSetting } from '../settings';
import type { World } from '../world';

/** `POST /v3/auth/tokens`: a token for a user's password, in X-Subject-Token. */
export function createToken({ body, query, world }: OperationCall): Answer {
  const user = userOf(body, world);
  const project = projectOf(body, world);
  const { token, issuedAt, expiresAt } = world.tokens.issue(project.id);
  const item = {
    ...{ expires_at: iso(expiresAt), issued_at: iso(issuedAt), methods: ['password'], roles: [] },
    project: { id: project.id, name: project.name, domain: { name: user.domain } },
    user: { name: user.name, domain: { name: user.domain } },
    ...(query.get('nocatalog') !== 'true' && { catalog: [] }),
  };
  return {
    status: 201,
    items: [item],
    effects: [`token issued to ${user.name}`],
    body: ([shown]) => ({ token: shown ?? {} }),
    headers: { 'X-Subject-Token': token },
  };
}

function userOf({ auth }: JsonObject, { settings }: World): { name: string; domain: string } {
  const { methods, password } = objectIn(objectIn({ auth }, 'auth'), 'identity');
  if (!Array.isArray(methods) || !methods.includes('password')) throw new Refusal('IAM.400');
  const { name, password: shown, domain } = objectIn(objectIn({ password }, 'password'), 'user');
  const { users } = settings();
  const user = typeof name === 'string' && Object.hasOwn(users, name) ? users[name] : undefined;
  const account = isJsonObject(domain) ? domain.name : undefined;
  if (!user || user.password !== shown || user.domain !== account) throw new Refusal('IAM.401');
  return { name: String(name), domain: user.domain };
}

function projectOf({ auth }: JsonObject, { settings }: World): ProjectSetting {
  const { id, name } = objectIn(objectIn(objectIn({ auth }, 'auth'), 'scope'), 'project');
  const project = settings().projects.find((one) => one.id === id || (id === undefined && one.name === name));
  if (!project) throw new Refusal('IAM.404');
  return project;
}

function objectIn(parent: JsonObject, member: string): JsonObject {
  const value = parent[member];
  if (!isJsonObject(value)) throw new Refusal('IAM.400', `(${member})`);
  return value;
}

/** IAM prints microseconds. */
function iso(instant: number): string {
  return new Date(instant).toISOString().replace('Z', '000Z');
}

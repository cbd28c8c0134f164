import {
  isJsonObject,
  jsonReply,
  type CallResult,
  type JsonObject,
  type ReceivedRequest,
  type Reply,
} from '../kit';
import { checkProject, projectsOf } from './access/caller';
import { ERROR_CODES, type Language } from './error-codes';
import { familyOf } from './methods';
import type { Answer } from './operation';
import { OPERATIONS } from './operations';
import { Refusal } from './refusal';
import { errorReply, identified } from './wire/replies';
import type { Route } from './wire/routes';
import type { World } from './world';

/** One request on its way from the operation to its reply. */
export class Call {
  private answer: Answer | undefined;
  private refusal: Refusal | undefined;

  constructor(
    private readonly request: ReceivedRequest,
    private readonly route: Route,
    private readonly world: World,
  ) {}

  /** Lets the caller in and runs the operation; a refusal becomes a result whose shape is its code. */
  perform(): CallResult {
    try {
      this.answer = this.operate();
      return { items: this.answer.items, effects: this.answer.effects ?? [] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refusal = error;
      return { items: null, effects: [], errors: [error.message], shape: error.code };
    }
  }

  reply(result: CallResult | undefined): Reply {
    const { items = null, errors = [], shape } = result ?? {};
    if (this.refusal) return this.error(this.refusal.code, this.refusal.particulars);
    if (items === null || !this.answer) return this.error(this.codeOf(shape), errors.join(' '));
    try {
      return this.rendered(this.answer, items);
    } catch (error) {
      if (error instanceof Refusal) return this.error(error.code, error.particulars);
      throw error;
    }
  }

  private operate(): Answer {
    const { request, route, world } = this;
    const { method, projectId, jobId } = route;
    const family = familyOf(method);
    if (family !== 'iam' && !world.settings()[family]) throw new Refusal('APIGW.0101');
    if (family !== 'iam') checkProject(projectId, request, world);
    else if (method !== 'iam.tokens') this.letIntoIam();
    const body = bodyOf(request, family === 'iam' ? 'IAM.400' : 'DRS.M00202');
    return OPERATIONS[method]({
      projectId,
      jobId,
      query: request.query,
      body,
      language: this.language(),
      world,
    });
  }

  private letIntoIam(): void {
    try {
      projectsOf(this.request, this.world);
    } catch (error) {
      throw error instanceof Refusal ? new Refusal('IAM.401') : error;
    }
  }

  private rendered({ status = 200, body, headers = {} }: Answer, items: readonly JsonObject[]): Reply {
    const value = body(items);
    const reply = value === undefined ? { ...jsonReply(null, status), body: '' } : jsonReply(value, status);
    return identified({ ...reply, headers });
  }

  private error(code: string, particulars: string): Reply {
    const family = familyOf(this.route.method);
    return errorReply({ code, particulars, family, language: this.language() });
  }

  /** An error that a fault has made without naming a code is one of the server. */
  private codeOf(shape: string | undefined): string {
    if (shape !== undefined && ERROR_CODES.includes(shape)) return shape;
    return familyOf(this.route.method) === 'iam' ? 'IAM.500' : 'APIGW.0601';
  }

  private language(): Language {
    return this.request.headers['x-language'] === 'zh-cn' ? 'zh-cn' : 'en-us';
  }
}

function bodyOf({ body, headers }: ReceivedRequest, code: string): JsonObject {
  const text = body.toString('utf8');
  if (text === '') return {};
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? ''))
    throw new Refusal(code, '(Content-Type)');
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return value;
  } catch {
    // As unreadable as a body that is no object.
  }
  throw new Refusal(code);
}

import { isJsonObject, type JsonObject } from '../kit';

/** One element of `methods`. */
export interface EnvelopeCall {
  readonly method: string;
  /** Echoed in the reply when it was sent. */
  readonly id?: number;
  readonly params: JsonObject;
}

/** A request body. */
export interface Envelope {
  readonly userId: number;
  readonly methods: readonly EnvelopeCall[];
}

/** The body is not an envelope; the message says what is wrong. The texts are assumptions. */
export class BadEnvelope extends Error {
  override readonly name = 'BadEnvelope';
}

/** Reads a parsed body; throws `BadEnvelope`. */
export function readEnvelope(body: unknown): Envelope {
  if (!isJsonObject(body)) throw new BadEnvelope('Invalid request');
  const { user_id: userId, methods } = body;
  if (!isWhole(userId)) throw new BadEnvelope('Invalid user_id');
  if (!Array.isArray(methods) || methods.length === 0) throw new BadEnvelope('Invalid methods');
  return { userId, methods: methods.map(readCall) };
}

function readCall(call: unknown): EnvelopeCall {
  if (!isJsonObject(call) || typeof call.method !== 'string') throw new BadEnvelope('Invalid method');
  const { method, id, params = {} } = call;
  if (id !== undefined && !isWhole(id)) throw new BadEnvelope('Invalid id');
  if (!isJsonObject(params)) throw new BadEnvelope('Invalid params');
  return { method, params, ...(id !== undefined && { id }) };
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value);
}

import { jsonReply, type CallResult, type JsonObject, type Reply } from '../kit';
import type { EnvelopeCall } from './envelope';
import { ERROR_SHAPES, errorMember, type ErrorShape } from './error-shapes';
import type { BoroVodSettings } from './settings';

/** One element of `reply` per call, in the order of the request. */
export function replyTo(
  calls: readonly EnvelopeCall[],
  results: readonly CallResult[],
  settings: BoroVodSettings,
): Reply {
  const failed = results.find(
    (result) => result.items === null && shapeOf(result, settings).startsWith('top'),
  );
  if (failed) return refusal(failed.errors ?? [], shapeOf(failed, settings), settings);
  const reply = calls.map((call, index) => element(call, results[index], settings));
  return jsonReply({ reply, ...settings.extraFields });
}

/** An error without a `reply`: there is no call that it could belong to, or the shape hides it. */
export function refusal(texts: readonly string[], shape: ErrorShape, settings: BoroVodSettings): Reply {
  return jsonReply({ ...errorMember(texts, shape), ...settings.extraFields });
}

function element(call: EnvelopeCall, result: CallResult | undefined, settings: BoroVodSettings): JsonObject {
  const head = { method: call.method, ...(call.id !== undefined && { id: call.id }) };
  return { ...head, ...(result && outcome(result, settings)), ...settings.extraFields };
}

function outcome(result: CallResult, settings: BoroVodSettings): JsonObject {
  const { items, errors } = result;
  if (items === null) return errorMember(errors ?? [], shapeOf(result, settings));
  return {
    result: items.map((item) => ({ ...item, ...settings.extraFields })),
    ...(errors && { errors }),
  };
}

function shapeOf({ shape }: CallResult, settings: BoroVodSettings): ErrorShape {
  return ERROR_SHAPES.find((known) => known === shape) ?? settings.errorShape;
}

import { randomUUID } from 'node:crypto';
import { printTime, type JsonObject } from '../../kit';
import type { Answer, OperationCall } from '../operation';
import { notFound } from '../refusal';
import { traitsOf } from '../model/versions';

/** `/Automation/v1/objects/…` as a URL. */
export function objectUrl({ origin }: Pick<OperationCall, 'origin'>, path: string): string {
  return `${origin}/Automation/v1/objects/${path}`;
}

/** What must be posted, and where, to have the action done. `parameters` stands for those of an action without any. */
export function actionInfo(call: OperationCall, path: string, parameters?: unknown): JsonObject {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const href = objectUrl(call, `${path}/invoke`);
  return { name, href, method: 'POST', parameters: parameters ?? emptyParameters(call) };
}

/** An answer with one object. */
export function answerOne(item: JsonObject, reason?: string): Answer {
  return { items: [item], body: onlyItem, ...(reason !== undefined && { reason }) };
}

/** The result of an action that was done at once: it says that the request was performed, not that the task has ended. */
export function answerDone(call: OperationCall, effect: string, affected: readonly string[]): Answer {
  const { clock, settings } = call.world;
  const { utcOffsetMinutes, zoneStyle, version } = settings();
  const at = printTime(clock.now(), utcOffsetMinutes, zoneStyle === 'plain' ? 'plain' : 'colon');
  const urls = affected.map((path) => objectUrl(call, path));
  const times = { created: at, updated: at, completed: at };
  const result = { instanceID: randomUUID(), ...times, state: 'success', affectedResource: urls, result: [] };
  return { ...answerOne(result, traitsOf(version).actionReason), effects: [effect] };
}

function emptyParameters({ world }: OperationCall): unknown {
  const { emptyParameters: chosen, version } = world.settings();
  const form = chosen === 'by-version' ? traitsOf(version).emptyParameters : chosen;
  return { list: [], null: null, absent: undefined }[form];
}

function onlyItem([item]: readonly JsonObject[]): JsonObject {
  if (!item) throw notFound();
  return item;
}

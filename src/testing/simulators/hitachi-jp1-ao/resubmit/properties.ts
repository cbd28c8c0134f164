import { isJsonObject } from '../../kit';
import { Refusal } from '../refusal';
import type { Jp1AoSettings } from '../settings';
import type { Property, Task } from '../model/task';

type NewProperty = Omit<Property, 'id'>;

/** The task's properties with the values that were sent; one that was not sent keeps its own. Throws a `Refusal` 400. */
export function readProperties(
  values: readonly unknown[],
  task: Task,
  settings: Jp1AoSettings,
): NewProperty[] {
  const sent = new Map(values.map((value) => readValue(value, task, settings)));
  return task.order.properties.map(({ keyName, value, type }) => ({
    keyName,
    type,
    value: sent.get(keyName) ?? value,
  }));
}

function readValue(value: unknown, { order }: Task, settings: Jp1AoSettings): [string, string] {
  if (!isJsonObject(value)) throw new Refusal('400', 'A property must be an object.');
  const property = order.properties.find(({ keyName }) => keyName === value.keyName);
  if (!property) throw new Refusal('400', `There is no property ${String(value.keyName)}.`);
  const { keyName } = property;
  if (typeof value.value !== 'string') throw new Refusal('400', `The property ${keyName} has no value.`);
  if (settings.propertyIds === 'checked') checkId(value.instanceID, property);
  const isMask = property.type === 'password' && value.value === settings.passwordMask;
  return [keyName, isMask && settings.maskComingBack === 'unchanged' ? property.value : value.value];
}

/** A client that reads ids into JavaScript numbers sends another id back than it got. */
function checkId(id: unknown, property: Property): void {
  const sent = typeof id === 'number' ? String(id) : id;
  if (sent === undefined || sent === property.id) return;
  throw new Refusal('400', `The property ${property.keyName} has another instanceID.`);
}

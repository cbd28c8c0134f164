import { isJsonObject, readJson } from '../../kit';
import { badRequest } from '../refusal';
import type { PayloadElement } from './payload';

/** Which forms of a list are taken. */
export interface ListForms {
  /** A single value in place of a list. */
  readonly single: boolean;
  /** A list of one. */
  readonly listOfOne: boolean;
}

const LISTS: readonly string[] = ['runId', 'jobId', 'targetDevice', 'variableValue'];

/** Reads a body; ids keep all their digits. Throws a `Refusal` 400. */
export function readJsonPayload(text: string, forms: ListForms): PayloadElement {
  return elementOf('', parsed(text), forms);
}

function parsed(text: string): unknown {
  try {
    return readJson(text);
  } catch {
    throw badRequest('The body is not JSON');
  }
}

function elementOf(name: string, value: unknown, forms: ListForms): PayloadElement {
  if (!isJsonObject(value)) return { name, text: textOf(name, value), children: [] };
  const children = Object.entries(value).flatMap(([member, item]) => childrenOf(member, item, forms));
  return { name, text: '', children };
}

function childrenOf(name: string, value: unknown, forms: ListForms): PayloadElement[] {
  if (value === null) return [];
  const isOfMany = Array.isArray(value);
  if (LISTS.includes(name)) checkForm(name, value, forms);
  else if (isOfMany) throw badRequest(`${name} is no list`);
  return (isOfMany ? (value as unknown[]) : [value]).map((item) => elementOf(name, item, forms));
}

function checkForm(name: string, value: unknown, { single, listOfOne }: ListForms): void {
  if (!Array.isArray(value) && !single) throw badRequest(`${name} must be a list`);
  if (Array.isArray(value) && value.length === 1 && !listOfOne) {
    throw badRequest(`${name} must not be a list of one`);
  }
}

function textOf(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw badRequest(`${name || 'The body'} cannot be read`);
}

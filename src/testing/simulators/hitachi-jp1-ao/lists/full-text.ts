import type { JsonObject } from '../../kit';

const SEARCHED = ['name', 'submitter', 'description', 'serviceName', 'tags', 'notes'];

/** `q`: every word, separated by spaces, must stand somewhere in one of six members; upper and lower case are the same. */
export function matchesText(query: string, resource: JsonObject): boolean {
  const texts = SEARCHED.map((member) => textOf(resource[member]).toLowerCase());
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => texts.some((text) => text.includes(word)));
}

/** `tags`: every tag of the comma-separated list must be one of the resource's. */
export function hasTags(tags: string, resource: JsonObject): boolean {
  const own = listOfTags(textOf(resource.tags));
  return listOfTags(tags).every((tag) => own.includes(tag));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOfTags(text: string): string[] {
  return text
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);
}

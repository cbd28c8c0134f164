import { isList, type Body } from './body';

/** The JSON text of a body, without a space. */
export function writeJson(body: Body): string {
  if (typeof body === 'bigint') return String(body);
  if (typeof body !== 'object' || body === null) return JSON.stringify(body);
  if (isList(body)) return `[${body.map(writeJson).join(',')}]`;
  const members = Object.entries(body).map(([name, value]) => `${JSON.stringify(name)}:${writeJson(value)}`);
  return `{${members.join(',')}}`;
}

/** For `JSON.stringify` of what Temporal tells of a workflow: payloads come as base64, and what is in them is to be read. */
export function withText(key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return key === 'data' && typeof value === 'string' ? Buffer.from(value, 'base64').toString() : value;
}

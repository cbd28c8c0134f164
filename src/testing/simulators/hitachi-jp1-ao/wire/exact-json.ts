import type { Jp1AoSettings } from '../settings';

/** The members of the API's type "long". In here their values are texts of digits: a JavaScript number would round them. */
const LONG_MEMBERS: ReadonlySet<string> = new Set([
  'instanceID',
  'instanceId',
  'taskID',
  'scheduleID',
  'serviceID',
  'serviceTemplateID',
  'serviceGroupID',
  'resourceGroupID',
]);

interface Layout {
  /** What begins a new line at that depth; empty: everything in one line. */
  readonly line: (depth: number) => string;
  readonly colon: string;
  readonly comma: string;
  readonly gap: string;
}

const LAYOUTS: Readonly<Record<Jp1AoSettings['jsonLayout'], Layout>> = {
  // The two vendor pages print it so; their Content-Length values fit CRLF line ends.
  pretty: { line: (depth) => `\r\n${'  '.repeat(depth)}`, colon: ' : ', comma: ', ', gap: ' ' },
  compact: { line: () => '', colon: ':', comma: ',', gap: '' },
};

/** JSON text in which every long has exactly its digits. Members that are undefined are left out. */
export function writeJson(value: unknown, layout: Jp1AoSettings['jsonLayout']): string {
  return write(value, LAYOUTS[layout], 0);
}

function write(value: unknown, layout: Layout, depth: number): string {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => write(item, layout, depth));
    return `[${[layout.gap, items.join(layout.comma), items.length > 0 ? layout.gap : ''].join('')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, item]) => item !== undefined);
  if (members.length === 0) return `{${layout.gap}}`;
  const lines = members.map(([name, item]) => member(name, item, { layout, depth: depth + 1 }));
  return `{${lines.join(',')}${layout.line(depth)}}`;
}

function member(
  name: string,
  value: unknown,
  { layout, depth }: { readonly layout: Layout; readonly depth: number },
): string {
  const isLong = LONG_MEMBERS.has(name) && typeof value === 'string' && /^\d+$/.test(value);
  const text = isLong ? value : write(value, layout, depth);
  return `${layout.line(depth)}${JSON.stringify(name)}${layout.colon}${text}`;
}

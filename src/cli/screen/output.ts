/** Where something is written for people: a terminal, a file, or a pipe. */
export interface Output extends NodeJS.WritableStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
  hasColors?(): boolean;
}

const COLUMNS_WITHOUT_TERMINAL = 120;

/** How wide a table may be. */
export function columnsOf({ columns }: Output): number {
  return columns !== undefined && columns > 0 ? columns : COLUMNS_WITHOUT_TERMINAL;
}

/** How high a table may be. A terminal that does not know its size says 0. */
export function rowsOf({ rows }: Output): number {
  return rows !== undefined && rows > 0 ? rows : Infinity;
}

/** Whether the cursor can be moved in it. */
export function isScreen({ isTTY }: Output): boolean {
  return isTTY === true && process.env.TERM !== 'dumb';
}

/** The statuses that a call can be refused with; fault rules name them as shapes. */
export const REFUSALS = ['302', '400', '401', '403', '404', '406', '415', '500', '502', '503'] as const;

/** One of them. */
export type RefusalStatus = (typeof REFUSALS)[number];

/** What differs from an error that only has a status and a sentence. */
export interface RefusalOptions {
  /** Such as `PRS-101`; default a made-up one that says so, `SIM-400`. */
  readonly code?: string;
  /** True: the message stands alone; otherwise `.-PRS-101` follows it, as on real servers. */
  readonly bare?: boolean;
}

/** The call is answered with an error; nothing has changed. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly bare: boolean;

  constructor(
    readonly status: RefusalStatus,
    message: string,
    { code = status === '503' ? 'PRS-303' : `SIM-${status}`, bare = false }: RefusalOptions = {},
  ) {
    super(message);
    this.code = code;
    this.bare = bare;
  }
}

/** A request that cannot be understood; the sentence comes without its full stop. */
export function badRequest(sentence: string): Refusal {
  return new Refusal('400', sentence);
}

/** The documented 404 of an entity; numbers carry thousands separators. */
export function noSuchEntity(type: string, id: string): Refusal {
  const shown = /^\d{1,19}$/.test(id) ? BigInt(id).toLocaleString('en-US') : id;
  return new Refusal('404', `No such entity as ${type} / ${shown}`, { code: 'PRS-101' });
}

/** The documented 404 of an entity type. */
export function noSuchEntityType(type: string): Refusal {
  return new Refusal('404', `No such entity type as ${type}`, { code: 'PRS-102' });
}

/** The 404 of an operation that does not exist, or not with this HTTP method. */
export function noSuchOperation(path: string): Refusal {
  return new Refusal('404', `No such operation as ${path}`);
}

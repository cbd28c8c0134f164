import type { z } from 'zod';
import type { JobSystem } from '../contract';

/** What settings need to know of a vendor. */
export interface Vendor {
  /** Schema of the options beside `vendor` in the file: strict, so that a misspelt key is found. */
  readonly options: z.ZodType;
  /**
   * Makes the system, and sends nothing.
   *
   * @param options what the schema gave
   * @param secrets what the references of the file gave: texts that no message may show
   */
  create(options: never, secrets: readonly string[]): JobSystem;
}

/** The vendors by the names that settings know them by. */
export type Vendors = Readonly<Record<string, Vendor>>;

import type { Vendors } from '../config';
import type { EXIT_AFTER_SIGNAL } from './exit-codes';
import type { Output } from './screen/output';

/** Where a command runs. */
export interface Surroundings {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean | undefined };
  /** Gets what was asked for. */
  readonly stdout: Output;
  /** Gets everything else. */
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
  /** The vendors that settings can name. */
  readonly vendors: Vendors;
  /** Of this package. */
  readonly version: string;
  /** Has the listener called when somebody wants the command to end; gives back how to end that. */
  onInterrupt(listener: (signal: keyof typeof EXIT_AFTER_SIGNAL) => void): () => void;
}

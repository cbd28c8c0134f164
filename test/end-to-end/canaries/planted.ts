import type { RemediateJobsInput, RerunResult } from '../../../src/contract';

/** A system on its simulator: its settings, and the request that is made of it. */
export interface Planted {
  readonly settings: object;
  readonly input: Omit<RemediateJobsInput, 'system'>;
  /** How each job is run again. */
  readonly rerun: Pick<RerunResult, 'way' | 'outcome' | 'knownBy'>;
  /** The answers, as the worker's log names them, in which the server has quoted secrets. */
  readonly quotedIn: readonly string[];
  /** From now on each call is refused, with every secret of the settings in the refusal. */
  refuse(): void;
  close(): Promise<unknown>;
}

/** Between looks, and after lost answers. */
export const QUICK = { pollInterval: 50, settle: 200, timeout: '3s' };

/** More calls than any test makes. */
export const ALWAYS = 1_000;

/** A new job that is found by its marker, as the answer to its submission is an error. */
export const FOUND = { way: 'new-run', outcome: 'rerun', knownBy: 'adopted' } as const;

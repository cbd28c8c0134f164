import { createHash } from 'node:crypto';

/** Looks like an id of a job: UUID-like, but with `jb` and three more characters at its end, which are not hexadecimal. */
export const JOB_ID = /^[0-9a-z]{8}(-[0-9a-z]{4}){3}-[0-9a-z]{12}$/;

/** Makes ids; every simulator gives the same ones in the same order. */
export class Ids {
  private made = 0;

  /** Such as `c7debc9c-8e09-4a5d-8dd6-cc44f78jb20r`. */
  job(): string {
    const hex = this.hex('job');
    const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
    return `${groups.join('-')}-${hex.slice(20, 27)}jb${(this.made % 36 ** 3).toString(36).padStart(3, '0')}`;
  }

  /** The id of a precheck; `query_id` in v5, `precheck_id` in v3. */
  query(): string {
    const hex = this.hex('query');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
      '-',
    );
  }

  private hex(kind: string): string {
    this.made += 1;
    return createHash('sha256').update(`${kind} ${this.made}`).digest('hex');
  }
}

import { Writable } from 'node:stream';
import type { Output } from '../../../src/cli/screen/output';

/** A terminal that remembers what was written to it; without `columns` it is a file. */
export class CapturedOutput extends Writable implements Output {
  text = '';
  readonly isTTY: boolean;

  constructor(
    readonly columns?: number,
    readonly rows: number = 40,
    private readonly colours = false,
  ) {
    super({ decodeStrings: false });
    this.isTTY = columns !== undefined;
  }

  hasColors(): boolean {
    return this.colours;
  }

  override _write(chunk: string, _encoding: string, done: () => void): void {
    this.text += chunk;
    done();
  }
}

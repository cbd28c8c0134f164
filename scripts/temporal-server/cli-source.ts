/** One way to come by the Temporal CLI. */
export interface CliSource {
  /** For the error message: where it looks. */
  readonly name: string;
  /** Resolves with the path of an executable that works, or throws with the reason in one sentence. */
  find(): Promise<string>;
}

/** Thrown by a source that must not be passed over: somebody chose it, so another CLI would be a surprise. */
export class ChosenCliUnusable extends Error {
  override readonly name = 'ChosenCliUnusable';
}

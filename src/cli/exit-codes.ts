/** What the command line ends with. */
export const EXIT = {
  /** Everything is as wanted. */
  done: 0,
  /** At least one job is not as wanted, or what was asked for failed. */
  notAsWanted: 1,
  /** Wrong usage, input, or settings: nothing was sent that could change anything. */
  usage: 2,
  /** Temporal cannot be reached; for `check`: a system. */
  unreachable: 3,
} as const;

/** What somebody who asked a waiting command to end gets, as a shell would give it. */
export const EXIT_AFTER_SIGNAL = { SIGINT: 130, SIGTERM: 143 } as const;

/** Ends a command with a message that says what to do, and a code. */
export class CommandFailure extends Error {
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
    this.name = 'CommandFailure';
  }
}

/** The failure of a command that was used wrongly. */
export function wrongUsage(message: string): CommandFailure {
  return new CommandFailure(message, EXIT.usage);
}

import { messageOf } from './message-of';

/** A program of this repository, as npm runs it. */
export interface Program<Options extends { readonly help: boolean }> {
  /** For people: `npm run …`. */
  readonly command: string;
  readonly help: string;
  /** Reads the command line; throws a sentence for what makes no sense. */
  readonly readOptions: () => Options;
  /** Resolves with the exit code. */
  readonly run: (options: Options) => Promise<number>;
}

/** Runs a program and ends this process with its exit code; 2 for wrong usage, 1 for what it throws. */
export function runProgram<Options extends { readonly help: boolean }>(program: Program<Options>): void {
  exitCodeOf(program).then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(messageOf(error));
      process.exit(1);
    },
  );
}

async function exitCodeOf<Options extends { readonly help: boolean }>({
  command,
  help,
  readOptions,
  run,
}: Program<Options>): Promise<number> {
  let options: Options;
  try {
    options = readOptions();
  } catch (error) {
    console.error(`${messageOf(error)}\nTry ${command} -- --help`);
    return 2;
  }
  if (!options.help) return run(options);
  process.stdout.write(help);
  return 0;
}

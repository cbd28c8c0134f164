import { tethered } from './tethered';
import type { Cleanup } from './cleanup';

const READY_WITHIN_MS = 45_000;
const LINES_SHOWN = 15;
const CHARACTERS_KEPT = 20_000;

/** A Node.js program that goes on until it is ended. */
export interface BackgroundProgram {
  /** For people. */
  readonly name: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Finds in the output what tells that it is ready; `undefined` when it is not there yet. */
  readonly readyIn: (output: string) => string | undefined;
  /** Texts that it must never write: `failure` rejects when it does. Default: none. */
  readonly neverSays?: readonly string[];
}

/** A program that has become ready. */
export interface BackgroundProcess {
  /** What `readyIn` found. */
  readonly ready: string;
  /** Rejects with the last lines when the program ends by itself, or says what it must not; never resolves. */
  readonly failure: Promise<never>;
  /** Kills it, as a crash would, and resolves when it has ended. */
  readonly end: () => Promise<void>;
}

/**
 * Starts a program and resolves when it is ready. It ends with `cleanup`, or with this process, however that ends.
 * Throws the program's last lines when it ends, or is not ready within 45 s.
 */
export async function startInBackground(
  program: BackgroundProgram,
  cleanup: Cleanup,
): Promise<BackgroundProcess> {
  const output = watchedOutput(program);
  const { name, args, env } = program;
  const running = tethered({ command: process.execPath, args, env, onOutput: output.add });
  const failure = new Promise<never>((_resolve, reject) => {
    const fail = (what: string): void =>
      reject(new Error(`${name} ${what}. Its last lines:\n${output.end()}`));
    const timer = setTimeout(() => fail(`was not ready within ${READY_WITHIN_MS / 1000} s`), READY_WITHIN_MS);
    const stopTimer = (): void => clearTimeout(timer);
    void output.ready.then(stopTimer);
    void output.forbidden.then((text) => fail(`said "${text}"`));
    void running.ended.then((code) => fail(`ended with exit code ${code}`), reject).finally(stopTimer);
  });
  failure.catch(() => undefined);
  cleanup.add(() => running.end());
  return { ready: await Promise.race([output.ready, failure]), failure, end: () => running.end() };
}

interface WatchedOutput {
  readonly add: (text: string) => void;
  readonly ready: Promise<string>;
  /** What it should not have said. */
  readonly forbidden: Promise<string>;
  readonly end: () => string;
}

function watchedOutput({ readyIn, neverSays = [] }: BackgroundProgram): WatchedOutput {
  let output = '';
  let onReady: (ready: string) => void = () => undefined;
  const ready = new Promise<string>((resolve) => (onReady = resolve));
  let onForbidden: (text: string) => void = () => undefined;
  const forbidden = new Promise<string>((resolve) => (onForbidden = resolve));
  const add = (text: string): void => {
    output = (output + text).slice(-CHARACTERS_KEPT);
    const found = readyIn(output);
    if (found !== undefined) onReady(found);
    const said = neverSays.find((secret) => output.includes(secret));
    if (said !== undefined) onForbidden(said);
  };
  return {
    add,
    ready,
    forbidden,
    end: () => output.trim().split('\n').slice(-LINES_SHOWN).join('\n') || '(none)',
  };
}

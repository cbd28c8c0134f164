import { runBounded } from '../processes/run-bounded';

/** The oldest CLI this project works with, and the one it downloads. */
export const CLI_VERSION = '1.9.1';

const ANSWER_WITHIN_MS = 20_000;

/** What `temporal --version` answers, for example `temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)`. Throws when it does not. */
export async function askVersion(executable: string): Promise<string> {
  const answer = (await runBounded(executable, ['--version'], { timeoutMs: ANSWER_WITHIN_MS })).trim();
  if (answer === '') throw new Error(`${executable} --version answered nothing`);
  return answer;
}

/** Throws when the executable does not answer, or with a version older than `CLI_VERSION` or one that cannot be read. */
export async function requireRecent(executable: string): Promise<void> {
  const answer = await askVersion(executable);
  const found = /version v?(\d+\.\d+\.\d+)/.exec(answer)?.[1];
  if (found === undefined)
    throw new Error(`${executable} answered --version with '${answer}', which shows no version`);
  if (isOlder(found, CLI_VERSION))
    throw new Error(`${executable} is version ${found}, older than ${CLI_VERSION}`);
}

/** Whether one `major.minor.patch` comes before another. */
export function isOlder(version: string, than: string): boolean {
  const other = than.split('.').map(Number);
  for (const [index, part] of version.split('.').map(Number).entries()) {
    const difference = part - (other[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

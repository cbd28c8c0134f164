import type { JsonObject } from '../kit';
import { CallError } from './call';
import type { BoroVodSettings } from './settings';
import type { Task } from './task';
import type { Tasks } from './tasks';

const CHOICES: Readonly<
  Record<string, (task: Task, chain: readonly Task[]) => readonly (Task | undefined)[]>
> = {
  all: (_task, chain) => chain,
  first: (_task, chain) => [chain[0]],
  last: (_task, chain) => [chain.at(-1)],
  exact: (task) => [task],
};

/** Which tasks of its chain stand for a task, as `restart_chain` says (4.3.9); default: all of them. */
export function restartChain(
  { restart_chain: word = 'all' }: JsonObject,
  settings: BoroVodSettings,
): (task: Task, tasks: Tasks) => Task[] {
  const choice = typeof word === 'string' && Object.hasOwn(CHOICES, word) ? CHOICES[word] : undefined;
  if (!choice) throw new CallError('Invalid restart_chain');
  const honoured = settings.honoursRestartChain ? choice : CHOICES.all;
  return (task, tasks) => (honoured ?? choice)(task, tasks.chainOf(task)).flatMap((found) => found ?? []);
}

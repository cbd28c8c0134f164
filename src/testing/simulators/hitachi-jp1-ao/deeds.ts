import { aText, fieldsOf, milliseconds, requireFields } from '../kit';
import { existing } from './model/existing-task';
import type { World } from './world';

/** What a test can do to this server beyond what it can do to every simulator. */
export interface Deeds {
  /** Archives the task, whatever its status, and returns the id of its history. Throws `BadInput` for an unknown id. */
  readonly archive: (id: string) => string;
  /** Restarts the service: running tasks fail, tokens end as the settings say, and it answers 412 for `downForMs` (default 0). */
  readonly restartService: (downForMs?: number) => void;
  /** Ends every session: the next request with a token gets 401. */
  readonly expireTokens: () => void;
}

export function deedsOf(world: World): Deeds {
  const { tasks, sessions, clock, settings } = world;
  return {
    archive: (id) => tasks.archiveTask(existing(tasks, id)).id,
    restartService(downForMs = 0) {
      world.downUntil = clock.now() + milliseconds(downForMs, 'downForMs');
      for (const task of tasks.listed()) tasks.life.serviceRestarted(task);
      if (settings().restartDropsTokens) sessions.clear();
    },
    expireTokens: () => sessions.clear(),
  };
}

/** The same for another process: one object of named arguments each. */
export function remoteDeeds({
  archive,
  restartService,
  expireTokens,
}: Deeds): Record<string, (input: unknown) => unknown> {
  return {
    archive(input: unknown) {
      const { id = '' } = requiring(fieldsOf(input, 'The input', { id: aText }), 'id');
      return { historyId: archive(id) };
    },
    restartService(input: unknown) {
      restartService(fieldsOf(input ?? {}, 'The input', { downForMs: milliseconds }).downForMs);
    },
    expireTokens: () => expireTokens(),
  };
}

function requiring<T extends object>(input: T, field: string): T {
  requireFields(input, 'The input', [field]);
  return input;
}

import { constants } from 'node:fs';
import { access } from 'node:fs/promises';

/** Whether a path leads to something; with `X_OK`, to something this user may execute. */
export function isThere(path: string, mode: number = constants.F_OK): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}

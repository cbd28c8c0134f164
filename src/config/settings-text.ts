import { readText } from './read-text';
import { SettingsError } from './settings-error';

/** Reads a settings file as text. Throws a `SettingsError` that says why it cannot be read. */
export function settingsText(path: string): string {
  try {
    return readText(path);
  } catch (error) {
    throw new SettingsError(path, [{ path: [], message: (error as Error).message }]);
  }
}

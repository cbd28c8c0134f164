import { readText } from './read-text';
import { SettingsError } from './settings-error';

/** Both commands take the file so. */
const ADVICE = ': name a settings file with --settings or $JOB_CONTROL_SETTINGS';

/** Reads a settings file as text. Throws a `SettingsError` that says why it cannot be read. */
export function settingsText(path: string): string {
  try {
    return readText(path);
  } catch (error) {
    const { message } = error as Error;
    const advice = message.includes('(ENOENT)') ? ADVICE : '';
    throw new SettingsError(path, [{ path: [], message: `${message}${advice}` }]);
  }
}

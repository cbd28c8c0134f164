import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { settingsJsonSchema } from '../src/config';
import { vendors } from '../src/vendors';

/** Where the JSON Schema of the settings file is kept, for editors. */
export const SETTINGS_SCHEMA = join(__dirname, '../schemas/job-control.schema.json');

/** The text of that file. */
export function settingsSchemaText(): string {
  return `${JSON.stringify(settingsJsonSchema(vendors), null, 2)}\n`;
}

if (require.main === module) {
  mkdirSync(dirname(SETTINGS_SCHEMA), { recursive: true });
  writeFileSync(SETTINGS_SCHEMA, settingsSchemaText());
}

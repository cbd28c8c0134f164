import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { loadSettings, SettingsError, type Settings, type Vendor } from '../../src/config';
import type { JobSystem } from '../../src/contract';
import { connectionShape } from '../../src/systems/shared/connection';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes a file into a folder of its own for each test; gives its path. */
export function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** What the vendor `lab` was given, most recent last. */
export const created: { options: unknown; secrets: readonly string[] }[] = [];
afterEach(() => created.splice(0));

/** A vendor with an option of every sort. */
export const lab: Vendor = {
  options: z.strictObject({
    ...connectionShape,
    userId: z.int().positive(),
    mode: z.enum(['fast', 'safe']).optional(),
    version: z.union([z.literal(11), z.literal(12), z.literal('probe')]).optional(),
    restarts: z.union([z.literal(false), z.strictObject({ attempts: z.int() })]).optional(),
    dryRun: z.boolean().optional(),
    ids: z.array(z.number()).optional(),
    signing: z.strictObject({ accessId: z.string(), secret: z.string() }).optional(),
    note: z
      .string()
      .refine((note) => !note.startsWith('bad'), { error: (issue) => `'${String(issue.input)}' is bad` })
      .optional(),
  }),
  create(options: { note?: string }, secrets) {
    if (options.note === 'broken') throw new Error('cannot be made');
    created.push({ options, secrets });
    return { vendor: 'lab' } as JobSystem;
  },
};

export function load(text: string): Settings {
  return loadSettings(write('job-control.yaml', text), { lab });
}

/** The lines of the error, each without the folder. */
export function problemsOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof SettingsError) return error.message.replaceAll(`${folder}/`, '').split('\n');
    throw error;
  }
  return [];
}

/** A file with one system of the vendor `lab`, whose options begin in line 6. */
export function oneSystem(...options: string[]): string {
  const lines = ['vendor: lab', 'url: http://lab.example', 'userId: 7', ...options];
  return ['systems:', '  one:', ...lines.map((line) => `    ${line}`)].join('\n');
}

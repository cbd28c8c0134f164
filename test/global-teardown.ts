import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Removes the bundle that global-setup.ts left. */
async function globalTeardown(): Promise<void> {
  const bundle = process.env.JOB_CONTROL_TEST_BUNDLE;
  if (bundle) await rm(dirname(bundle), { recursive: true, force: true });
}

// Jest wants the function itself as the module.
export = globalTeardown;

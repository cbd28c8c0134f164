import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { commandStep } from './command';
import { REPOSITORY } from './repository';
import type { Step } from './step';

const compile = commandStep('build', ['tsc', '-p', 'tsconfig.build.json']);

/** Builds `lib/` from nothing: a file whose source is gone must not stay in the package. */
export const buildStep: Step = {
  ...compile,
  heading: `rm -rf lib && ${compile.heading}`,
  run: async (onOutput) => {
    await rm(join(REPOSITORY, 'lib'), { recursive: true, force: true });
    return compile.run(onOutput);
  },
};

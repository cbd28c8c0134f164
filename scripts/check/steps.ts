import { commandStep } from './command';
import { jestStep } from './jest-step';
import { packageStep } from './package-step';
import type { Step } from './step';

/** Everything that is checked, in the order it is checked. */
export const STEPS: readonly Step[] = [
  commandStep('format', ['prettier', '--check', '.']),
  commandStep('lint', ['eslint', '.', '--max-warnings', '0']),
  commandStep('types', ['tsc', '--noEmit']),
  commandStep('build', ['npm', 'run', '--silent', 'build']),
  jestStep,
  packageStep,
];

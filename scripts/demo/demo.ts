import type { Cleanup } from '../processes/cleanup';
import { allProblems, type DemoFacts } from './facts';
import type { Output } from '../../src/cli/screen/output';
import { paintFor } from '../../src/cli/screen/paint';
import { play } from './play';
import { openStage, type Stage } from './stage';
import { demoSystems } from './systems';

const PLAN_WITHIN_MS = 120_000;

/** Where a demo writes, and what ends what it has started. */
export interface DemoSurroundings {
  readonly output: Output;
  readonly cleanup: Cleanup;
}

/** A demo whose plan has ended; everything still runs. */
export interface PlayedDemo {
  readonly facts: DemoFacts;
  readonly stage: Stage;
}

/** Starts everything, runs the plan and checks what became of the jobs. Throws when that cannot be done. */
export async function playDemo({ output, cleanup }: DemoSurroundings): Promise<PlayedDemo> {
  const startedAt = performance.now();
  const paint = paintFor(output);
  const seconds = (): number => Math.round(performance.now() - startedAt) / 1000;
  const announce = (what: string, where: string): void =>
    void output.write(
      `${paint('dim', `${seconds().toFixed(1).padStart(5)} s`)}  ${paint('bold', what)}  ${where}\n`,
    );
  const stage = await openStage(demoSystems(), { cleanup, announce });
  const played = await Promise.race([play(stage, { output, cleanup }), stage.failure, tooLong(cleanup)]);
  const temporal = { address: stage.temporalAddress, webUi: stage.webUi };
  return { stage, facts: { ok: allProblems(played).length === 0, seconds: seconds(), temporal, ...played } };
}

/** Rejects when the plan should have ended long ago; never resolves. */
function tooLong(cleanup: Cleanup): Promise<never> {
  return new Promise((_resolve, reject) => {
    const error = new Error(`The jobs were not done within ${PLAN_WITHIN_MS / 1000} s.`);
    const timer = setTimeout(() => reject(error), PLAN_WITHIN_MS);
    cleanup.add(() => clearTimeout(timer));
  });
}

import type { Cleanup } from '../processes/cleanup';
import { type DemoFacts, isAsItMustBe } from './facts';
import type { Output } from '../../src/cli/screen/output';
import { paintFor } from '../../src/cli/screen/paint';
import { play } from './play';
import { openStage, type Stage } from './stage';
import { demoSystems } from './systems';

const BATCHES_WITHIN_MS = 120_000;

/** Where a demo writes, and what ends what it has started. */
export interface DemoSurroundings {
  readonly output: Output;
  readonly cleanup: Cleanup;
}

/** A demo whose batches have ended; everything still runs. */
export interface PlayedDemo {
  readonly facts: DemoFacts;
  readonly stage: Stage;
}

/** Starts everything, remediates the batches and checks them. Throws when that cannot be done. */
export async function playDemo({ output, cleanup }: DemoSurroundings): Promise<PlayedDemo> {
  const startedAt = performance.now();
  const paint = paintFor(output);
  const seconds = (): number => Math.round(performance.now() - startedAt) / 1000;
  const announce = (what: string, where: string): void =>
    void output.write(
      `${paint('dim', `${seconds().toFixed(1).padStart(5)} s`)}  ${paint('bold', what)}  ${where}\n`,
    );
  const stage = await openStage(demoSystems(), { cleanup, announce });
  const batches = await Promise.race([play(stage, { output, cleanup }), stage.failure, tooLong(cleanup)]);
  const temporal = { address: stage.temporalAddress, webUi: stage.webUi };
  return { stage, facts: { ok: batches.every(isAsItMustBe), seconds: seconds(), temporal, batches } };
}

/** Rejects when the batches should have ended long ago; never resolves. */
function tooLong(cleanup: Cleanup): Promise<never> {
  return new Promise((_resolve, reject) => {
    const error = new Error(`The jobs were not done within ${BATCHES_WITHIN_MS / 1000} s.`);
    const timer = setTimeout(() => reject(error), BATCHES_WITHIN_MS);
    cleanup.add(() => clearTimeout(timer));
  });
}

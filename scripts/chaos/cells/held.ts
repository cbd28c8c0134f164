import type { HoldPoint } from '../../../src/testing/simulators/kit';
import type { Play } from '../play/play';
import { reached } from '../play/reached';
import type { CellHandle, Scenario } from './cell';

/** Which call of the cell's operation is held. */
export interface HeldCall {
  readonly point: HoldPoint;
  /** So many calls pass first; default: none. */
  readonly after?: (play: Play) => number;
}

/** A scenario in which something is done while a request waits; what is done has to release it. */
export function held(
  { point, after = () => 0 }: HeldCall,
  act: (play: Play, release: () => void) => Promise<CellHandle | void>,
): Required<Pick<Scenario, 'arm' | 'meanwhile'>> {
  return {
    arm(play) {
      play.barrier = play.seat.gate.hold({ operation: play.operation, point, after: after(play) });
    },
    async meanwhile(play) {
      await reached(play);
      return act(play, () => void play.barrier?.release());
    },
  };
}

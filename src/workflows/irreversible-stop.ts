import type { Capabilities, RerunInfo, StopMode } from '../contract';
import type { Board } from './board';
import type { RerunPlan } from './plans';
import { isOpen } from './stop-case';

/**
 * Keeps a remediation from ending a job for good that it knows it could not run again. Only where the system tells before the stop what a rerun
 * will need; elsewhere the stop can be followed by a new run, or by a person.
 */
export function spareWhatCannotBeRerun(board: Board, plan: RerunPlan, modes: readonly StopMode[]): void {
  const { capabilities, infoBeforeStop = [] } = board;
  const final = modes.find((mode) => capabilities?.stop.modes[mode]?.reversible === false);
  if (!capabilities?.rerun.infoBeforeStop || final === undefined) return;
  for (const stopCase of board.cases.filter(isOpen)) {
    const info = infoBeforeStop.find(({ id }) => id === stopCase.id);
    const reasons = info && reasonsAgainst(info, capabilities, { plan, mode: final });
    if (reasons === undefined) continue;
    stopCase.givenUp = `It was not stopped, as a "${final}" stop ends it for good and it could not be rerun: ${reasons}`;
  }
}

/** Why no wanted way is possible from where that stop leads; `undefined` when one is. */
function reasonsAgainst(
  info: RerunInfo,
  { stop, rerun }: Capabilities,
  { plan, mode }: { readonly plan: RerunPlan; readonly mode: StopMode },
): string | undefined {
  const ends = stop.modes[mode]?.endsAs.map(({ phase }) => phase) ?? [];
  const wanted = rerun.ways.filter(
    ({ way, fromPhases }) =>
      (plan.ways ?? [way]).includes(way) && fromPhases.some((phase) => ends.includes(phase)),
  );
  const offers = wanted.map(({ way }) => info.ways.find((offer) => offer.way === way));
  if (offers.some((offer) => offer?.available !== false)) return undefined;
  return offers.length === 0
    ? 'no way that is allowed begins there.'
    : offers.map((offer) => `${offer?.way}: ${offer?.reason}`).join('; ');
}

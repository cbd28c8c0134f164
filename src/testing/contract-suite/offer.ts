import type { Capabilities, JobPhase } from '../../contract';
import type { JobSystemStage } from './stage';

/** What checks are chosen by. */
export interface Offer {
  readonly capabilities: Capabilities;
  /** The phases in which the stage can make jobs. */
  readonly offers: readonly JobPhase[];
}

/** What a stage offers. */
export function offerOf<Server>({ capabilities, jobs }: JobSystemStage<Server>): Offer {
  return { capabilities, offers: Object.keys(jobs) as JobPhase[] };
}

/** The first of the phases that the stage can make; where it makes none, the first of them, so that the check shows what is missing. */
export function phaseOnStage(offers: readonly JobPhase[], phases: readonly JobPhase[]): JobPhase {
  return phases.find((phase) => offers.includes(phase)) ?? phases[0] ?? 'running';
}

import {
  type Capabilities,
  hasEnded,
  isOtherRun,
  type JobPhase,
  type JobReading,
  type JobSnapshot,
  type PlanStep,
  type RerunInfo,
  type RerunWayCapability,
  type StopMode,
} from '../../../contract';
import { planRerun, planStop, type RerunPlan } from '../../plans';
import { stoppablePhases } from '../../stop-case';

/** What a step would do with one job. */
export interface JobForecast {
  readonly id: string;
  /** Or `not-found`, `unreadable`, `other-run`. */
  readonly phase: string;
  readonly stops: boolean;
  readonly reruns: boolean;
  /** True where a search for an earlier submission comes before the rerun. */
  readonly searches?: true;
  /** Why it would not be as wanted. */
  readonly refused?: string;
  readonly irreversible?: string;
  readonly unprovable?: string;
}

/** What the forecast of a job goes by. */
export interface ForecastFacts {
  readonly step: PlanStep;
  readonly capabilities: Capabilities;
  readonly reading: JobReading;
  readonly info: RerunInfo | undefined;
  /** The run that is meant. */
  readonly run?: string;
}

/** What would become of a job as it is now. Pure. */
export function forecastJob(facts: ForecastFacts): JobForecast {
  const { reading, step, run } = facts;
  const { id } = reading;
  const nothing = { id, stops: false, reruns: false };
  if (reading.outcome !== 'found')
    return { ...nothing, phase: reading.outcome, refused: `${reading.outcome}: ${reading.detail}` };
  const { snapshot } = reading;
  if (run !== undefined && isOtherRun(reading, { [id]: run }))
    return { ...nothing, phase: 'other-run', refused: `It is in run "${snapshot.run}", not in "${run}".` };
  const { phase } = snapshot;
  switch (step.action) {
    case 'await':
      return { ...nothing, phase, ...awaitProblem(snapshot, step) };
    case 'stop':
      return { ...nothing, phase, ...stopOf(facts, snapshot) };
    case 'rerun':
      return { ...nothing, phase, ...rerunOf(facts, phase, snapshot) };
    case 'remediate': {
      const stop = stopOf(facts, snapshot);
      if (stop.refused !== undefined) return { ...nothing, phase, ...stop };
      return { ...nothing, phase, ...stop, ...rerunOf(facts, stop.endsAs ?? phase, snapshot) };
    }
  }
}

function awaitProblem({ phase, rawStatus }: JobSnapshot, step: PlanStep): { refused?: string } {
  const wanted = step.await?.phases ?? ['succeeded'];
  return hasEnded(phase) && !wanted.includes(phase)
    ? { refused: `It has ended as ${phase} (${rawStatus}).` }
    : {};
}

interface StopForecast {
  readonly stops: boolean;
  readonly refused?: string;
  readonly irreversible?: string;
  /** The phase in which the stop would leave it. */
  readonly endsAs?: JobPhase;
}

function stopOf({ step, capabilities }: ForecastFacts, { phase, rawStatus }: JobSnapshot): StopForecast {
  const plan = planStop(step.stop);
  const mode = plan.mode ?? capabilities.stop.defaultMode;
  const ends = capabilities.stop.modes[mode]?.endsAs.map((end) => end.phase) ?? [];
  if (hasEnded(phase) || ends.includes(phase)) return { stops: false };
  const hardest: StopMode = plan.escalateAfterMs === undefined ? mode : 'force';
  const isReached = [mode, hardest].some((used) => stoppablePhases(capabilities, used).includes(phase));
  if (!isReached && phase !== 'stopping' && plan.whenWaiting === 'refuse')
    return {
      stops: false,
      refused: `It is ${phase} (${rawStatus}), and the system stops no job in this state.`,
    };
  const final = [mode, hardest].find((used) => capabilities.stop.modes[used]?.reversible === false);
  return {
    stops: phase !== 'stopping',
    ...(ends[0] === undefined ? {} : { endsAs: ends[0] }),
    ...(final === undefined ? {} : { irreversible: `A "${final}" stop ends it for good.` }),
  };
}

interface RerunForecast {
  readonly reruns: boolean;
  readonly searches?: true;
  readonly refused?: string;
  readonly unprovable?: string;
}

/** `from` is the phase that it would be rerun from: the one in which it is, or in which a stop would leave it. */
function rerunOf(facts: ForecastFacts, from: JobPhase, { phase }: JobSnapshot): RerunForecast {
  const plan = planRerun(facts.step.rerun);
  if (!(plan.fromPhases as readonly JobPhase[]).includes(from)) {
    const isLateSuccess = from === 'succeeded' && facts.step.action === 'remediate';
    return { reruns: false, ...(isLateSuccess ? {} : { refused: `A job that is ${from} is not rerun.` }) };
  }
  const ways = waysFrom(facts, plan, from);
  const offered = ways.filter(({ way }) => isOffered(facts, way, from === phase));
  const [chosen] = offered;
  if (!chosen) return { reruns: false, refused: whyNoWay(facts, ways, from) };
  return {
    reruns: true,
    // What is told by provenance is searched for only where a submission is in doubt.
    ...(chosen.guard === 'provenance' ? {} : { searches: true }),
    ...(isProvable(chosen) ? {} : { unprovable: doubtOf(chosen) }),
  };
}

function waysFrom(
  { capabilities }: ForecastFacts,
  { ways }: RerunPlan,
  from: JobPhase,
): RerunWayCapability[] {
  const known = capabilities.rerun.ways;
  const wanted = ways ? ways.flatMap((way) => known.filter((one) => one.way === way)) : known;
  return wanted.filter(({ fromPhases }) => fromPhases.includes(from));
}

/** What the system says of a job that is still at work is no word about what it says after a stop, unless it has to be read before. */
function isOffered({ info, capabilities }: ForecastFacts, way: string, hasEndedSo: boolean): boolean {
  const offer = info?.ways.find((one) => one.way === way);
  return offer === undefined || offer.available || !(hasEndedSo || capabilities.rerun.infoBeforeStop);
}

function whyNoWay({ info }: ForecastFacts, ways: readonly RerunWayCapability[], from: JobPhase): string {
  const reasons = ways.map(({ way }) => {
    const reason = info?.ways.find((one) => one.way === way)?.reason;
    return reason === undefined ? way : `${way}: ${reason}`;
  });
  return reasons.length === 0 ? `No way that is allowed reruns a job that is ${from}.` : reasons.join('; ');
}

/** Whether it can be found out if a submission whose answer was lost has started a run. */
function isProvable({ guard, id, search, way }: RerunWayCapability): boolean {
  switch (guard) {
    case 'native-key':
      return true;
    case 'state':
      return id === 'kept' && way !== 'resume';
    case 'marker':
    case 'provenance':
      return search.sees === 'all' || search.sees === 'recent';
    case 'none':
      return way === 'next-scheduled';
  }
}

function doubtOf({ way, search }: RerunWayCapability): string {
  return `${way}: were its answer lost, a search would see ${search.sees === 'active' ? 'active jobs only' : 'nothing that proves it'}.`;
}

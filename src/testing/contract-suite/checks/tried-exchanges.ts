import { JOB_PHASES, type CallContext, type JobPhase, type JobSnapshot } from '../../../contract';
import type { Bench } from '../bench';
import type { Operation } from '../gate';
import { phaseOnStage, type Offer } from '../offer';
import type { StagePart } from '../stage';
import { driveRerun } from './drive-rerun';
import { waysOf } from './rerun-checks';
import { modesOf } from './stop-checks';

/** A call of the adapter whose exchange is disturbed. */
export interface TriedExchange {
  readonly named: 'status' | 'list' | 'stop' | 'submit';
  /** The phase of the job that it is about. */
  readonly phase: JobPhase;
  /** Which requests are disturbed. */
  readonly operation: Operation;
  readonly needs: readonly StagePart[];
  send(bench: Bench, job: JobSnapshot, call: CallContext): Promise<unknown>;
}

/** Reading, listing, the preferred way to stop and the preferred way to rerun. */
export function exchangesOf(offer: Offer): TriedExchange[] {
  return [reading(offer), ...listing(offer), ...stopping(offer), ...submitting(offer)];
}

function reading({ offers }: Offer): TriedExchange {
  const phase = phaseOnStage(offers, ['running', 'succeeded', 'failed', 'stopped']);
  return {
    named: 'status',
    phase,
    operation: 'any',
    needs: [`jobs.${phase}`],
    send: ({ system }, { id }, call) => system.status([id], call),
  };
}

/** A call whose first exchange fails, for whatever it is. */
function listing(offer: Offer): TriedExchange[] {
  const { list } = offer.capabilities;
  if (!list) return [];
  const { phase, needs } = reading(offer);
  return [
    {
      named: 'list',
      phase,
      operation: 'any',
      needs,
      send: async ({ system }, _job, call) => system.list?.({ phases: list.phases ?? JOB_PHASES }, call),
    },
  ];
}

function stopping(offer: Offer): TriedExchange[] {
  const { defaultMode } = offer.capabilities.stop;
  return modesOf(offer)
    .filter(({ mode }) => mode === defaultMode)
    .map(({ mode, phase }) => ({
      named: 'stop',
      phase,
      operation: 'stop',
      needs: [`jobs.${phase}`],
      send: ({ system }, job, call) => system.stop({ targets: [job], mode }, call),
    }));
}

function submitting(offer: Offer): TriedExchange[] {
  const sent = waysOf(offer).filter(({ way }) => way !== 'next-scheduled');
  return sent.slice(0, 1).map(({ way, phase }) => ({
    named: 'submit',
    phase,
    operation: 'submit',
    needs: [`jobs.${phase}`],
    send: (bench, job, call) => driveRerun(bench, bench.intend(job, way), call),
  }));
}

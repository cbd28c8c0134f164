import type { Capabilities, JobSnapshot, StopVerdict, Verdict } from '../contract';
import { hasEnded } from '../contract';
import type { StopCase } from './stop-case';

type Judgement = Pick<StopVerdict, 'verdict' | 'certainty' | 'reason'>;

/** What can be proven about one job, from everything that is known about it. Pure. */
export function judge(stopCase: StopCase, capabilities: Capabilities | undefined): StopVerdict {
  const { id, reading, evidence } = stopCase;
  const last = reading?.outcome === 'found' ? reading.snapshot : undefined;
  const judgement = last ? judgeFound(stopCase, last, capabilities) : judgeUnfound(stopCase, capabilities);
  const seen = last ? { phase: last.phase, rawStatus: last.rawStatus, run: last.run } : {};
  const { otherRun, givenUp } = stopCase;
  const notes = [flipIn(stopCase, last), otherRun === givenUp ? undefined : otherRun];
  const reason = [judgement.reason, ...notes].filter((note) => note !== undefined).join(' ');
  return { id, ...judgement, reason, ...seen, evidence };
}

/** A system that first said one end and then another. */
function flipIn({ evidence }: StopCase, last: JobSnapshot | undefined): string | undefined {
  const before = evidence.findLast(
    ({ phase, run }) => phase !== undefined && hasEnded(phase) && run === last?.run && phase !== last?.phase,
  );
  return before && `Before, the same run was seen as ${before.says}.`;
}

function judgeUnfound(stopCase: StopCase, capabilities: Capabilities | undefined): Judgement {
  const { before, reading, givenUp, interrupted } = stopCase;
  if (!reading) return certain('unverified', interrupted ?? givenUp ?? 'The job was never read.');
  if (before?.outcome === 'not-found' && reading.outcome === 'not-found') {
    return certain('not-found', 'The system does not know this job.');
  }
  if (reading.outcome === 'not-found' && mayHaveVanished(stopCase, capabilities)) {
    const reason = 'The stop was accepted, and the system no longer knows the job.';
    return { verdict: 'stopped', certainty: 'likely', reason };
  }
  if (reading.outcome === 'not-found') {
    return certain('unverified', 'The system no longer knows the job, so how it ended cannot be read.');
  }
  return certain('unverified', `The status could not be read: ${givenUp ?? detailOf(reading)}`);
}

/** Some systems forget jobs that were stopped. A job missing from a single answer has not settled. */
function mayHaveVanished({ accepted, settled }: StopCase, capabilities: Capabilities | undefined): boolean {
  const mode = accepted?.modes.at(-1);
  return settled && mode !== undefined && capabilities?.stop.modes[mode]?.mayVanish === true;
}

function judgeFound(
  stopCase: StopCase,
  last: JobSnapshot,
  capabilities: Capabilities | undefined,
): Judgement {
  const end = endByStop(stopCase, last, capabilities);
  if (stopCase.settled && end) return judgeStopped(stopCase, last, end.certainty);
  if (stopCase.settled) return judgeEnded(stopCase, last);
  if (hasEnded(last.phase)) {
    const why = last.restartWatchMs
      ? 'the system may yet show it at work again'
      : 'it was not seen to last for as long as was asked';
    return certain('unverified', `${last.rawStatus}, but ${why}.`);
  }
  return judgeActive(stopCase, last);
}

/** How the modes that were used end a job, when this is such an end and a stop was sent. */
function endByStop(
  { asked, accepted }: StopCase,
  last: JobSnapshot,
  capabilities: Capabilities | undefined,
): { certainty: 'certain' | 'likely' } | undefined {
  if (asked === 'no' || !capabilities || last.stopFailed) return undefined;
  const { modes } = capabilities.stop;
  const used = accepted ? accepted.modes.map((mode) => modes[mode]) : Object.values(modes);
  return used.flatMap((mode) => mode?.endsAs ?? []).find((end) => end.phase === last.phase);
}

function judgeStopped({ accepted }: StopCase, last: JobSnapshot, certainty: 'certain' | 'likely'): Judgement {
  if (accepted?.run !== last.run) {
    const doubt = accepted
      ? 'and the stop was accepted, but it may have been started again in between'
      : 'but no accepting answer to our stop is known, so something else may have stopped it';
    return { verdict: 'stopped', certainty: 'likely', reason: `It ended as ${last.rawStatus}, ${doubt}.` };
  }
  const reason =
    certainty === 'certain'
      ? `The stop was accepted and the job ended as ${last.rawStatus}.`
      : `The stop was accepted and the job ended as ${last.rawStatus}, as it also does for other reasons.`;
  return { verdict: 'stopped', certainty, reason };
}

function judgeEnded({ asked }: StopCase, last: JobSnapshot): Judgement {
  if (asked === 'no') {
    const was = hasEnded(last.phase) ? 'had ended as' : 'was';
    return certain('already-ended', `It ${was} ${last.rawStatus} before; nothing was sent.`);
  }
  const reason = `It ended as ${last.rawStatus} by itself before the stop took effect.`;
  return { verdict: 'ended-first', certainty: asked === 'yes' ? 'certain' : 'likely', reason };
}

function judgeActive({ givenUp, interrupted, accepted, asked }: StopCase, last: JobSnapshot): Judgement {
  const now = `The job is ${last.phase} (${last.rawStatus})`;
  if (givenUp !== undefined) return certain('refused', `${now}. ${givenUp}`);
  const why = interrupted ?? 'The deadline passed.';
  if (accepted) return certain('still-active', `${now} although the stop was accepted. ${why}`);
  if (asked === 'no') return certain('still-active', `${now} and no stop was sent. ${why}`);
  return certain('still-active', `${now} and no accepting answer to our stop is known. ${why}`);
}

function certain(verdict: Verdict, reason: string): Judgement {
  return { verdict, certainty: 'certain', reason };
}

function detailOf(reading: NonNullable<StopCase['reading']>): string {
  return reading.outcome === 'found' ? reading.snapshot.rawStatus : reading.detail;
}

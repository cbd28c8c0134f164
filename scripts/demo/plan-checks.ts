import type { LedgerEntry } from '../../src/client';
import { differs } from './differs';
import { awaitedIn, type EndedPlan, remediatedIn } from './ended-plan';
import { awaitingStep, type PlannedBatch } from './nightly-plan';
import { OPERATOR } from './operator';

/** What is not as it must be about a plan itself, one sentence each: its steps, their order, who decided what, and the reruns awaited. */
export function planProblems(plan: EndedPlan, batches: readonly PlannedBatch[]): string[] {
  const awaited = batches.filter(({ batch }) => batch.rerunsAwaited);
  return [
    ...differs('outcome of the plan', plan.result.outcome, 'done'),
    ...batches.flatMap((planned) => problemsInStep(plan, planned)),
    ...problemsInDecisions(plan.ledger, batches),
    ...awaited.flatMap(({ batch }) => problemsInAwaited(plan, batch.step)),
  ];
}

function problemsInStep({ result, ledger }: EndedPlan, { batch, system }: PlannedBatch): string[] {
  const { step, after = [], skippedBecause, approvedBecause } = batch;
  const must = skippedBecause === undefined ? 'done' : 'skipped';
  const before = [
    ...after.map((one) => ({ event: 'step-ended', step: one }) as const),
    ...(approvedBecause === undefined ? [] : [{ event: 'decision', step } as const]),
  ];
  const began = lastPlace(ledger, { event: 'step-started', step });
  return [
    ...differs(`step ${step}`, result.steps[step]?.status ?? 'missing', must),
    ...differs(`system of step ${step}`, result.steps[step]?.system ?? 'missing', system),
    ...differs(`attempts of step ${step}`, result.steps[step]?.attempts ?? 0, 1),
    ...before.flatMap((earlier) => {
      const place = lastPlace(ledger, earlier);
      return place >= 0 && place < began
        ? []
        : [`step ${step} did not begin after "${earlier.event}" of step ${earlier.step}`];
    }),
  ];
}

function lastPlace(
  ledger: readonly LedgerEntry[],
  { event, step }: Pick<LedgerEntry, 'event' | 'step'>,
): number {
  return ledger.findLastIndex((entry) => entry.event === event && entry.step === step);
}

function problemsInDecisions(ledger: readonly LedgerEntry[], batches: readonly PlannedBatch[]): string[] {
  const told = ledger.filter(({ event }) => event === 'decision').map(textOf);
  const due = batches.flatMap(({ batch: { step, approvedBecause, skippedBecause } }) => [
    ...(approvedBecause === undefined
      ? []
      : [textOf({ outcome: 'approve', step, by: OPERATOR, why: approvedBecause })]),
    ...(skippedBecause === undefined
      ? []
      : [textOf({ outcome: 'skip', step, by: OPERATOR, why: skippedBecause })]),
  ]);
  return [
    ...due.filter((one) => !told.includes(one)).map((one) => `the ledger does not tell: ${one}`),
    ...told.filter((one) => !due.includes(one)).map((one) => `nobody should have decided: ${one}`),
  ];
}

/** A decision as a sentence. */
export function textOf({
  outcome,
  step = 'the plan',
  by,
  why,
}: Pick<LedgerEntry, 'outcome' | 'step' | 'by' | 'why'>): string {
  return `${outcome} ${step}, by ${by ?? 'nobody'}: ${why ?? 'no reason'}`;
}

function problemsInAwaited(plan: EndedPlan, step: string): string[] {
  const awaiting = awaitingStep(step);
  const awaited = awaitedIn(plan, awaiting);
  const reruns = remediatedIn(plan, step).flatMap(({ rerun }) => rerun.newId ?? []);
  const listed = (ids: readonly string[]): string => [...ids].sort().join(', ') || 'none';
  return [
    ...differs(`step ${awaiting}`, plan.result.steps[awaiting]?.status ?? 'missing', 'done'),
    ...differs(`jobs of step ${awaiting}`, listed(awaited.map(({ id }) => id)), listed(reruns)),
    ...awaited.flatMap(({ id, phase = 'unknown' }) => differs(`phase of rerun ${id}`, phase, 'succeeded')),
  ];
}

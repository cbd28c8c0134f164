import { graphOf } from '../../src/contract/plan-graph';
import { checkedJob, strayRuns } from './checks';
import { type EndedPlan, remediatedIn } from './ended-plan';
import type { BatchFacts, PlanFacts } from './facts';
import { planFor } from './nightly-plan';
import { planProblems } from './plan-checks';
import { titleOf } from './rows';
import type { SimulatedBatch } from './run-plan';
import { problemsOnPage, webUiOf } from './web-ui';

/** What is known of a plan itself. */
export async function planFacts(
  ended: EndedPlan,
  batches: readonly SimulatedBatch[],
  webUi: string,
): Promise<PlanFacts> {
  const { workflowId, runId, result, ledger } = ended;
  const url = webUiOf(webUi, ended);
  const { steps } = planFor(batches);
  const graph = graphOf(steps);
  return {
    ...{ workflowId, runId, webUi: url, outcome: result.outcome },
    steps: Object.entries(result.steps).map(([step, one]) => ({
      step,
      after: graph.get(step) ?? [],
      ...one,
    })),
    decisions: ledger.filter(({ event }) => event === 'decision'),
    problems: [...planProblems(ended, batches), ...(await problemsOnPage(url))],
  };
}

/** What is known of one batch and its jobs, held against what the simulator says. Asked when everything has ended. */
export async function batchFacts(
  ended: EndedPlan,
  { simulated, batch, seeded }: SimulatedBatch,
  webUi: string,
): Promise<BatchFacts> {
  const { system, simulatorUrl: simulator } = simulated;
  const { workflowId = '', runId = '' } = ended.ended.find(({ step }) => step === batch.step) ?? {};
  const url = webUiOf(webUi, { workflowId, runId });
  const counts = await system.counts(simulator);
  const remediated = remediatedIn(ended, batch.step);
  const jobs = batch.jobs.flatMap((job) => {
    const result = remediated.find(({ id }) => id === job.id);
    return result ? [checkedJob(job, result, counts)] : [];
  });
  const { name, vendor } = system;
  return {
    ...{
      title: titleOf(batch.step, name),
      system: name,
      vendor,
      simulator,
      workflowId,
      runId,
      webUi: url,
      jobs,
    },
    problems: [
      ...strayRuns(
        seeded.flatMap((one) => one.jobs),
        counts,
      ),
      ...(jobs.length === batch.jobs.length ? [] : ['the result leaves jobs out']),
      ...(remediated.length > jobs.length ? ['the result has jobs that nobody meant'] : []),
      ...(await problemsOnPage(url)),
    ],
  };
}

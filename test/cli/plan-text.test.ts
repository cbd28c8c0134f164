import { planWorkflow } from '../../src/cli/plan-workflow';
import { writeForecast } from '../../src/cli/forecast-text';
import type { PlanForecast, PlanResult, StepForecast, StepResult } from '../../src/contract';
import { CapturedOutput } from './screen/captured-output';

const REASON = '2 jobs that may have run for so long tell no start: they were left out.';

function written(step: Partial<StepResult>): string {
  const output = new CapturedOutput();
  const usual = { action: 'stop', system: 'lab', status: 'done', counts: {}, attempts: 1 } as const;
  const stuck: StepResult = { ...usual, unwanted: [], workflows: [], ...step };
  const result: PlanResult = { outcome: 'done', ledger: [], steps: { stuck } };
  planWorkflow.told(result, {}).write(output);
  return output.text;
}

describe('a plan that has ended', () => {
  it('says what was left out, as no fault', () => {
    expect(written({ reason: REASON })).toContain(`! stuck: ${REASON}\n`);
  });

  it('says why a step is not done', () => {
    expect(written({ status: 'failed', reason: 'No.' })).toContain('✗ stuck: No.\n');
  });
});

describe('a forecast', () => {
  it('says what would be left out', () => {
    const none = { count: 0, examples: [] };
    const stuck: StepForecast = {
      ...{ action: 'stop', system: 'lab', jobs: 0, withoutStart: 1, batches: 0, phases: {}, calls: [] },
      ...{ refused: none, irreversible: none, unprovable: none, duration: { least: 0, most: 0 } },
    };
    const forecast: PlanForecast = {
      order: [['stuck']],
      steps: { stuck },
      calls: 0,
      duration: { least: 0, most: 0 },
    };
    const output = new CapturedOutput();
    writeForecast(output, forecast);
    expect(output.text).toContain(
      '! stuck: 1 job that may have run for so long tells no start: it was left out.\n',
    );
  });
});

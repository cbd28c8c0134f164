import { workflowIdFor } from '../../src/client/workflow-id';
import type { RemediateJobsInput } from '../../src/contract';

const id = (input: Partial<RemediateJobsInput> = {}, name = 'remediateJobs') =>
  workflowIdFor(name, { system: 'boro-lab', jobs: ['63', '64'], ...input });

describe('a workflow id', () => {
  it('names the workflow and the system', () => {
    expect(id()).toMatch(/^job-control\/remediateJobs\/boro-lab\/[0-9a-f]{16}$/);
  });

  it.each<[string, Partial<RemediateJobsInput>]>([
    ['jobs in another order', { jobs: ['64', '63'] }],
    ['an intent', { intent: 'x' }],
    ['the word that it is repeated', { repeated: true }],
    ['options that say nothing', { stop: {}, rerun: {}, repeated: false }],
  ])('is the same with %s', (_title, input) => {
    expect(id(input)).toBe(id());
  });

  it('is the same however a duration is written', () => {
    expect(id({ stop: { deadline: '30 minutes' } })).toBe(id({ stop: { deadline: 1_800_000 } }));
  });

  it.each<[string, Partial<RemediateJobsInput>]>([
    ['other jobs', { jobs: ['63'] }],
    ['another system', { system: 'boro-live' }],
    ['another option', { stop: { whenWaiting: 'wait' } }],
    ['another duration', { stop: { deadline: '1h' } }],
    ['another zone', { zone: 'berlin' }],
  ])('is another with %s', (_title, input) => {
    expect(id(input)).not.toBe(id());
  });

  it('is another for another workflow', () => {
    expect(id({}, 'stopJobs')).not.toBe(id());
  });
});

import { operation } from './documents';
import { bare, CALL, failureOf, ID, JOB, LOST, RUN, scripted, snapshot } from './scripted-server';

const ACCEPTED = operation([[RUN, 'OK']]);

async function stop(script: Parameters<typeof scripted>[0], changes: Parameters<typeof scripted>[1] = {}) {
  const server = scripted(script, changes);
  const [receipt] = await server.system.stop({ targets: [snapshot()], mode: 'graceful' }, CALL);
  return { receipt, ...server };
}

describe('the schedule of a job that is stopped', () => {
  it('is left alone', async () => {
    expect((await stop([ACCEPTED])).lines()).toEqual([`PUT op/jobService/cancelrunning ${RUN}`]);
  });

  it.each(['suspend', 'cancel'] as const)('gets a %s first', async (schedule) => {
    const script = [operation([[JOB, 'Done']]), ACCEPTED];
    const { receipt, lines, sent } = await stop(script, { schedule });
    expect(receipt).toMatchObject({
      outcome: 'accepted',
      says: `Success: OK The ${schedule} of its job was accepted.`,
    });
    expect(lines()).toEqual([
      `PUT op/jobService/${schedule} ${JOB}`,
      `PUT op/jobService/cancelrunning ${RUN}`,
    ]);
    expect(sent[0]).toMatchObject({ urgent: true });
  });

  it.each([
    ['is refused', operation([], [[JOB, 'No trigger']]), 'was not accepted: Failure: No trigger'],
    [
      'is not answered',
      operation([]),
      'was not accepted: The system named it neither as success nor as failure.',
    ],
    ['fails', bare(500), 'failed: suspend was answered with HTTP 500'],
    ['is lost', LOST, 'failed: lost'],
  ])('keeps no run alive when it %s', async (_, answer, says) => {
    const { receipt } = await stop([answer, ACCEPTED], { schedule: 'suspend' });
    expect(receipt?.outcome).toBe('accepted');
    expect(receipt?.says).toContain(`The suspend of its job ${says}`);
  });

  it('is no reversible stop when cancelled', () => {
    const isReversible = (schedule: 'leave' | 'suspend' | 'cancel') =>
      scripted([], { schedule }).system.capabilities.stop.modes.graceful?.reversible;
    expect([isReversible('leave'), isReversible('suspend'), isReversible('cancel')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('jobs apart from their runs', () => {
  it.each(['suspend', 'resume', 'cancel'] as const)('take a %s', async (name) => {
    const answer = operation([['11', 'Done']], [['21', 'Is cancelled']]);
    const { system, lines } = scripted([answer]);
    const outcomes = await system[`${name}Jobs`](['11', '21', '31'], CALL);
    expect(outcomes.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['11', 'accepted'],
      ['21', 'refused'],
      ['31', 'unanswered'],
    ]);
    expect(lines()).toEqual([`PUT op/jobService/${name} 11,21,31`]);
  });

  it('are named by job ids', async () => {
    const { system, sent } = scripted([]);
    expect(await failureOf(() => system.cancelJobs([ID], CALL))).toMatchObject({ kind: 'invalid-request' });
    expect([await system.suspendJobs([], CALL), sent]).toEqual([[], []]);
  });
});

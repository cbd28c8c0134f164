import type { CallContext, InspectRequest, JobReading } from '../../src/contract';
import { ScriptedSystem } from '../fakes/scripted-system';
import { Attempts, failureOf, reportOf } from './attempts';

function inspect(system: ScriptedSystem, ids: string[], rerunInfo: InspectRequest['rerunInfo'] = 'no') {
  return new Attempts(system, 'jobControl.inspect', { system: 'lab', ids, rerunInfo }).next();
}

/** An adapter that breaks its contract. */
class ForgetfulSystem extends ScriptedSystem {
  override async status(ids: readonly string[], call: CallContext): Promise<JobReading[]> {
    return (await super.status(ids, call)).slice(1).reverse();
  }
}

describe('an inspection', () => {
  it('names a malformed id and its form', async () => {
    const system = new ScriptedSystem();
    const failure = failureOf(await inspect(system, ['1', '../2']));
    expect(failure).toMatchObject({
      type: 'JobControl.InvalidInput',
      nonRetryable: true,
      message: 'jobs: "../2" is not a job id of "lab" (scripted): expected letters, digits, "-" and "_".',
    });
    expect(system.ledger).toEqual([]);
  });

  it("reads in the system's batch size", async () => {
    const system = new ScriptedSystem({ status: { batchSize: 2 } }).add('2', { phase: 'running' });
    const { readings, vendor, capabilities } = reportOf(await inspect(system, ['1', '2', '3']));
    expect(system.callsOf('status').map(({ ids }) => ids)).toEqual([['1', '2'], ['3']]);
    expect(readings.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['1', 'not-found'],
      ['2', 'found'],
      ['3', 'not-found'],
    ]);
    expect({ vendor, capabilities }).toEqual({ vendor: 'scripted', capabilities: system.capabilities });
  });

  it('drops no job that an adapter left out', async () => {
    const { readings } = reportOf(await inspect(new ForgetfulSystem(), ['1', '2', '3']));
    expect(readings.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['1', 'unreadable'],
      ['2', 'not-found'],
      ['3', 'not-found'],
    ]);
  });

  it.each([
    ['no', true, []],
    ['now', false, ['2']],
    ['before-stop', true, ['2']],
    ['before-stop', false, []],
  ] as const)('reads rerun info: %s, early %s', async (rerunInfo, infoBeforeStop, expected) => {
    const system = new ScriptedSystem({ rerun: { infoBeforeStop } }).add('2', { phase: 'failed' });
    const report = reportOf(await inspect(system, ['1', '2'], rerunInfo));
    expect(report.rerunInfo.map(({ id }) => id)).toEqual(expected);
  });

  it('sends heartbeats', async () => {
    const attempts = new Attempts(new ScriptedSystem(), 'jobControl.inspect', {
      system: 'lab',
      ids: ['1'],
      rerunInfo: 'no',
    });
    await attempts.next();
    expect(attempts.heartbeats).toEqual([{ state: null }, { state: null, endedAttempt: 1 }]);
  });
});

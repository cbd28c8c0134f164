import { precheckOf } from '../../../src/systems/huawei-drs/precheck';
import { precheckIn } from '../../../src/systems/huawei-drs/v3/responses';
import { answer, precheck } from './scripted-server';

describe('a precheck', () => {
  it.each([
    [precheck('50%', '20%'), { outcome: 'running', progress: '50%' }],
    [precheck('0', '0'), { outcome: 'running', progress: '0' }],
    [{}, { outcome: 'running' }],
    [null, { outcome: 'running' }],
    [precheck('100%', '100%'), { outcome: 'passed' }],
    [{ process: '100', total_passed_rate: 100 }, { outcome: 'passed' }],
    [{ process: '100%', result: true }, { outcome: 'passed' }],
    [precheck('100%', '100%', [{ item: 'a', result: 'ALARM' }]), { outcome: 'passed' }],
    [{ process: '100%' }, { outcome: 'failed' }],
    [{ process: '100%', total_passed_rate: '100%', result: false }, { outcome: 'failed' }],
    [precheck('100%', '92%'), { outcome: 'failed', failures: 'it passed at 92% only' }],
    [precheck('100%', '100%', [{ item: 'a', result: 'FAILED' }]), { outcome: 'failed', failures: 'a' }],
  ])('%j', (result, expected) => {
    expect(precheckOf(result)).toMatchObject(expected);
  });

  it('names its failures one by one', () => {
    const items = [
      { item: 'source_connection', result: 'FAILED', failed_reason: 'Access denied' },
      { item: 'binlog', result: 'PASSED' },
      { item: 'target_version', result: 'failed' },
    ];
    expect(precheckOf(precheck('100%', '60%', items))).toEqual({
      outcome: 'failed',
      failures: 'source_connection (Access denied), target_version',
    });
  });

  it('of v3 that is older does not count', () => {
    const results = [{ precheck_id: 'old', ...(precheck('100%', '100%') as object) }];
    expect(precheckIn(answer({ results }), 'new').outcome).toBe('running');
    expect(precheckIn(answer({ results }), 'old').outcome).toBe('passed');
    expect(precheckIn(answer({ results }), '').outcome).toBe('passed');
  });
});

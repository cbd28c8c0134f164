import { FaultSwitchboard } from '../../../../src/testing/simulators/kit/fault-switchboard';
import { checkFaultRule } from '../../../../src/testing/simulators/kit/fault-rule-check';
import type { FaultRule } from '../../../../src/testing/simulators/kit';

function switchboard(...rules: FaultRule[]): FaultSwitchboard {
  const faults = new FaultSwitchboard();
  rules.forEach((rule) => faults.add(rule));
  return faults;
}

function kinds(faults: FaultSwitchboard, methods: readonly string[]): (string | undefined)[] {
  return methods.map((method) => faults.take(method)?.kind);
}

describe('the fault switchboard', () => {
  it('hits one call by default', () => {
    expect(kinds(switchboard({ kind: 'html-200' }), ['A', 'A'])).toEqual(['html-200', undefined]);
  });

  it('hits only the method named', () => {
    const faults = switchboard({ kind: 'html-200', method: 'B' });
    expect(kinds(faults, ['A', 'B', 'B'])).toEqual([undefined, 'html-200', undefined]);
  });

  it('lets calls through before it hits', () => {
    const faults = switchboard({ kind: 'html-200', method: 'A', after: 1, times: 2 });
    expect(kinds(faults, ['A', 'B', 'A', 'A', 'A'])).toEqual([
      undefined,
      undefined,
      'html-200',
      'html-200',
      undefined,
    ]);
  });

  it('counts calls that another rule hit', () => {
    const faults = switchboard({ kind: 'html-200' }, { kind: 'malformed-body', after: 1 });
    expect(kinds(faults, ['A', 'A'])).toEqual(['html-200', 'malformed-body']);
  });

  it('uses up the oldest rule first', () => {
    const faults = switchboard({ kind: 'html-200' }, { kind: 'malformed-body' });
    expect(kinds(faults, ['A', 'A', 'A'])).toEqual(['html-200', 'malformed-body', undefined]);
  });

  it('shows what is left of a rule', () => {
    const faults = switchboard({ kind: 'html-200', times: 2, after: 1 });
    kinds(faults, ['A', 'A']);
    expect(faults.pending()).toEqual([{ kind: 'html-200', times: 1, after: 0 }]);
    faults.clear();
    expect(faults.pending()).toEqual([]);
  });
});

describe('a fault rule', () => {
  const words = { methods: ['TaskStop'], errorShapes: ['reply-errors'], vendorFaults: ['no-runs'] };

  it.each([
    { kind: 'hold', name: 'gate', point: 'before-effect', method: 'TaskStop', times: 2, after: 1 },
    { kind: 'method-errors', texts: ['No access'], shape: 'reply-errors' },
    { kind: 'vendor', name: 'no-runs', ids: ['15'] },
    { kind: 'status', httpStatus: 503, headers: { 'retry-after': '1' }, body: '', afterEffect: true },
  ])('is taken as it is: %j', (rule) => {
    expect(checkFaultRule(rule, words)).toEqual(rule);
  });

  it.each([
    [{}, /^kind must be one of response-lost/],
    [{ kind: 'toString' }, /^kind must be one of/],
    [{ kind: 'html-200', method: 'TaskStopp' }, 'The rule.method must be one of TaskStop.'],
    [{ kind: 'html-200', delayMs: 1 }, 'The rule has no field delayMs.'],
    [{ kind: 'slow' }, 'The fault slow needs the field delayMs.'],
    [{ kind: 'hold', name: 'x', point: 'later' }, /^The rule.point must be one of/],
    [{ kind: 'method-errors', texts: [] }, 'The rule.texts must not be empty.'],
    [{ kind: 'method-errors', texts: ['x'], shape: 'round' }, 'The rule.shape must be one of reply-errors.'],
    [{ kind: 'vendor', name: 'no-luck' }, 'The rule.name must be one of no-runs.'],
    [{ kind: 'vendor' }, 'The fault vendor needs the field name.'],
    [{ kind: 'html-200', times: 0 }, /^The rule.times must be a whole number from 1/],
  ])('is refused: %j', (rule, sentence) => {
    expect(() => checkFaultRule(rule, words)).toThrow(sentence);
  });
});

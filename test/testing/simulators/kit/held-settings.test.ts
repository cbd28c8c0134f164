import { aFlag, BadInput, fieldsOf, holdSettings } from '../../../../src/testing/simulators/kit';

interface Switches {
  readonly on: boolean;
  readonly names: string[];
}

function held() {
  const first: Switches = { on: false, names: ['a'] };
  return holdSettings(first, (settings, input) => ({
    ...settings,
    ...fieldsOf(input, 'The settings', { on: aFlag }),
  }));
}

describe('held settings', () => {
  it('change where named', () => {
    const settings = held();
    expect(settings.configure({ on: true })).toEqual({ on: true, names: ['a'] });
    expect(settings.current()).toEqual({ on: true, names: ['a'] });
  });

  it('are copied when handed out', () => {
    const settings = held();
    settings.copy().names.push('b');
    settings.configure({}).names.push('c');
    expect(settings.current().names).toEqual(['a']);
  });

  it('stay when the input is bad', () => {
    const settings = held();
    expect(() => settings.configure({ on: 'yes' })).toThrow(BadInput);
    expect(settings.current().on).toBe(false);
  });
});

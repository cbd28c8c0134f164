import { jsonText } from '../../../src/systems/hitachi-jp1-ao/json-text';
import { propertyNames, propertySecrets, resubmission } from '../../../src/systems/hitachi-jp1-ao/template';
import { answer, failureOf, HUGE, MARKER } from './scripted-server';

const changes = { marker: MARKER, overrides: {}, schedule: 'immediate' } as const;
const recurring = {
  name: 'nightly',
  description: 'clean up',
  scheduleType: 'recurrence',
  recurrenceInterval: 'daily',
  recurrenceMinutes: 5,
  recurrenceDayOfWeek: 'mon',
  recurrenceStartDate: '2026-01-01',
  recurrenceTime: '03:00',
  scheduledStartTime: '2026-01-01T03:00:00+09:00',
};
const properties = [
  { instanceID: 1, keyName: 'user', value: 'tom', type: 'string' },
  { instanceID: 2, keyName: 'password', value: '****', type: 'password' },
];
const template = {
  name: 'resubmit',
  href: 'http://other/',
  method: 'POST',
  parameters: [recurring, ...properties],
};

describe('a resubmission', () => {
  it('runs once, at once, with the marker', () => {
    expect(resubmission(template, changes)).toEqual({
      ...template,
      parameters: [
        { name: 'nightly', description: `clean up [${MARKER}]`, scheduleType: 'immediate' },
        ...properties,
      ],
    });
  });

  it('may keep the schedule', () => {
    expect(resubmission(template, { ...changes, schedule: 'keep' })).toEqual({
      ...template,
      parameters: [{ ...recurring, description: `clean up [${MARKER}]` }, ...properties],
    });
  });

  it('leaves the template as it is', () => {
    const before = structuredClone(template);
    resubmission(template, changes);
    expect(template).toEqual(before);
  });

  it('overrides values by keyName', () => {
    const edited = resubmission(template, { ...changes, overrides: { password: 'hunter2' } });
    expect(edited).toMatchObject({
      parameters: [{}, { value: 'tom' }, { value: 'hunter2', type: 'password' }],
    });
    expect(propertySecrets(edited)).toEqual(['tom', 'hunter2']);
  });

  it('names the known keys for an unknown', async () => {
    const error = await failureOf(() =>
      resubmission(template, { ...changes, overrides: { pass: 'hunter2' } }),
    );
    expect(error).toMatchObject({ kind: 'invalid-request', effect: 'none' });
    expect(error.message).toContain('no property pass; it has: user, password');
    expect(error.message).not.toContain('hunter2');
  });

  it.each([
    ['nested', { parameters: { schedule: recurring, properties } }],
    ['nested deeper', { parameters: [{ Schedule: recurring }, { PropertyValue: properties }] }],
  ])('finds its parts when they are %s', (_, nested) => {
    const edited = resubmission(nested, { ...changes, overrides: { user: 'tim' } });
    expect(JSON.stringify(edited)).toContain(
      `"description":"clean up [${MARKER}]","scheduleType":"immediate"`,
    );
    expect(propertySecrets(edited)).toContain('tim');
  });

  it.each([
    ['without one', { parameters: properties }],
    ['with two', { parameters: [recurring, recurring] }],
    ['with none at all', { parameters: null }],
    ['that is text', 'parameters'],
  ])('needs one schedule, not a template %s', async (_, wrong) => {
    expect(await failureOf(() => resubmission(wrong, changes))).toMatchObject({
      kind: 'protocol',
      effect: 'none',
    });
  });

  it.each([
    [undefined, `[${MARKER}]`],
    [null, `[${MARKER}]`],
    ['', `[${MARKER}]`],
    ['again [tjc-99999999999999999999]', `again [${MARKER}]`],
  ])('makes of the description %j: %s', (description, expected) => {
    const edited = resubmission({ scheduleType: 'immediate', description }, changes);
    expect(edited).toMatchObject({ description: expected });
  });
});

describe('the names of properties', () => {
  it('are all that is shown', () => {
    expect(propertyNames(template)).toEqual(['user', 'password']);
    expect(propertyNames({ parameters: null })).toEqual([]);
  });
});

describe('JSON that is edited', () => {
  const roundTrip = (body: string) => {
    const { value, write } = jsonText(answer(body));
    return write(value);
  };

  it.each([
    `{"instanceID":${HUGE},"list":[-1.50,1e400,0,12345678901234567890],"text":"12345678901234567890"}`,
    '{"a":"say \\"5\\" and 9007199254740993","b":[true,false,null],"c":""}',
    '"\\\\"',
    '[]',
  ])('comes out as it went in: %s', (body) => {
    expect(roundTrip(body)).toBe(body);
  });

  it('is refused when it is none', async () => {
    expect(await failureOf(() => roundTrip('<html>'))).toMatchObject({ kind: 'protocol' });
  });
});

import {
  aFlag,
  anInteger,
  anyText,
  aText,
  BadInput,
  anObject,
  fieldsOf,
  listOf,
  mapOf,
  milliseconds,
  oneOf,
  requireFields,
  type Check,
} from './checked-input';
import type { FaultKind, FaultRule } from './fault';

interface KindFields {
  readonly needs?: readonly string[];
  readonly fields?: Record<string, Check<unknown>>;
}

const ids = listOf(aText);

/** An error without a text would not be an error. */
const someTexts: Check<string[]> = (value, name) => {
  const texts = listOf(aText)(value, name);
  if (texts.length === 0) throw new BadInput(`${name} must not be empty.`);
  return texts;
};

const KINDS: Record<FaultKind, KindFields> = {
  'response-lost-after-effect': {},
  'response-lost-before-effect': {},
  status: {
    needs: ['httpStatus'],
    fields: {
      httpStatus: anInteger(200, 599),
      body: anyText,
      contentType: aText,
      headers: mapOf(anyText),
      afterEffect: aFlag,
    },
  },
  slow: { needs: ['delayMs'], fields: { delayMs: milliseconds, drip: aFlag } },
  'shuffled-items': {},
  'missing-items': { fields: { ids } },
  'unknown-status': { needs: ['word'], fields: { word: anyText, ids } },
  'malformed-body': {},
  'truncated-body': {},
  'oversized-body': { needs: ['bytes'], fields: { bytes: anInteger(1) } },
  'html-200': {},
  'wrong-content-type': {},
  'method-errors': { needs: ['texts'], fields: { texts: someTexts } },
  vendor: { needs: ['name'], fields: { ids } },
  hold: {
    needs: ['name', 'point'],
    fields: { name: aText, point: oneOf(['before-effect', 'after-effect']) },
  },
};

/** What one vendor allows in a rule: a misspelt method would never be hit, and the test would prove nothing. */
export interface RuleWords {
  readonly methods: readonly string[];
  readonly errorShapes: readonly string[];
  readonly vendorFaults?: readonly string[];
}

/** Returns the input as a rule; throws `BadInput` with a sentence otherwise. */
export function checkFaultRule(input: unknown, words: RuleWords): FaultRule {
  const kind = oneOf(Object.keys(KINDS) as FaultKind[])(anObject(input, 'The rule').kind, 'kind');
  const { fields = {}, needs = [] } = KINDS[kind];
  const rule = fieldsOf(input, 'The rule', {
    ...fields,
    ...(kind === 'method-errors' && { shape: oneOf(words.errorShapes) }),
    ...(kind === 'vendor' && { name: oneOf(words.vendorFaults ?? []) }),
    kind: aText,
    method: oneOf(words.methods),
    times: anInteger(1),
    after: anInteger(0),
  });
  requireFields(rule, `The fault ${kind}`, needs);
  // The tables above say the same as the type.
  return rule as unknown as FaultRule;
}

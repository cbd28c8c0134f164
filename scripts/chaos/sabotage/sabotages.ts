/** One protection switched off, and where that has to show. */
export interface Sabotage {
  /** What is switched off. */
  readonly name: string;
  /** How, for people. */
  readonly how: string;
  /** A file of the built package. */
  readonly file: string;
  /** What is changed in it: has to be there exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The cells that have to notice; at least one of them. */
  readonly cells: RegExp;
  /** The cheapest of them, for the tests; undefined where none is cheap. */
  readonly cheapest?: RegExp;
}

/** Every protection that the matrix must miss. */
export const SABOTAGES: readonly Sabotage[] = [
  {
    name: 'fence',
    how: 'no look at the job right before the submission',
    file: 'activities/submission.js',
    find: 'const { reading, intent, fromPhases, now } = facts;',
    replace: "return { decision: 'submit' };",
    cells: /rerun-info\/(finishes|restarted|runs again)/,
    cheapest: /boro\/rerun-info\/finishes/,
  },
  {
    name: 'search before submit',
    how: 'the search for the marker finds nothing',
    file: 'activities/gather-facts.js',
    find: 'system.findReruns(intents,',
    replace: '(async () => [])(intents,',
    cells: /submit\/(answer lost|502|slow|malformed|truncated)/,
    cheapest: /jp1-new\/submit\/answer lost after/,
  },
  {
    name: 'marker from a stable key',
    how: 'the marker is another one in each execution',
    file: 'workflows/rerun-choice.js',
    find: 'intent: batch.intent,',
    replace: 'intent: batch.intent + Math.random(),',
    cells: /submit\/(reset|parent|terminated)/,
    cheapest: /jp1-new\/submit\/reset when all is done/,
  },
  {
    name: 'effect of a failed exchange',
    how: 'every broken exchange counts as without effect',
    file: 'http/broken-exchange.js',
    find: "effect: sent ? 'unknown' : 'none',",
    replace: "effect: 'none',",
    cells: /submit\/(answer lost|slow|truncated)/,
    cheapest: /boro\/submit\/answer lost, its run over unseen/,
  },
  {
    name: 'run fingerprint',
    how: 'another attempt of the job is taken for the one that was meant',
    file: 'activities/submission.js',
    find: 'if (run !== intent.run)',
    replace: 'if (false)',
    cells: /rerun-info\/restarted/,
    cheapest: /boro\/rerun-info\/restarted/,
  },
  {
    name: 'doubt goes to a person',
    how: 'a search that sees only active jobs counts as proof that there is none',
    file: 'activities/submission.js',
    find: 'return provesAbsence(facts, way.search)',
    replace: 'return true',
    cells: /submit\/answer lost/,
    cheapest: /boro\/submit\/answer lost, its run over unseen/,
  },
  {
    name: 'step in doubt',
    how: 'a reset that may have taken effect is sent again while the task looks as before',
    file: 'systems/huawei-drs/reset.js',
    find: 'return intent.unsure ?',
    replace: 'return false ?',
    cells: /drs-reset\/submit\/answer lost, its run over unseen/,
  },
  {
    name: 'right to send',
    how: 'an attempt never asks whether it is the present one',
    file: 'activities/lease.js',
    find: 'if (!client) {',
    replace: 'if (true) {',
    cells: /submit\/worker paused before it sends the next/,
  },
];

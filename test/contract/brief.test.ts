import { brief, briefMessage } from '../../src/contract/brief';

it.each([
  ['a colour', '\u001b[31mRUNNING\u001b[0m', ' [31mRUNNING [0m'],
  ['lines', 'one\r\ntwo', 'one  two'],
  ['a turn of the writing', 'gnp.\u202eexe', 'gnp. exe'],
  ['words', 'In Progress – läuft', 'In Progress – läuft'],
])('%s is shown as harmless text', (_, text, shown) => {
  expect(brief(text)).toBe(shown);
});

it.each([
  [brief, 200],
  [briefMessage, 2_000],
])('a long text is cut: %#', (cut, longest) => {
  expect(cut('x'.repeat(longest))).toHaveLength(longest);
  expect(cut('x'.repeat(longest + 1))).toBe(`${'x'.repeat(longest - 1)}…`);
});

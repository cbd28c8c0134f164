import { Refusal } from '../../refusal';

/** One word of a filter; a text without its quotes. */
export interface Token {
  readonly kind: 'text' | 'number' | 'word' | 'sign';
  readonly value: string;
}

const TOKEN = /\s*(?:'((?:[^']|'')*)'|(\d+)|([A-Za-z_][A-Za-z0-9_]*)|(<>|!=|<=|>=|[=<>()[\],]))\s*/y;

/** Splits a filter (V12 2.1.8); inside a text, two quotes are one. Throws a `Refusal` 400. */
export function tokensOf(filter: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let end = 0; end < filter.length; end = TOKEN.lastIndex) {
    const match = TOKEN.exec(filter);
    if (!match) throw new Refusal('400', `The filter cannot be read from character ${end + 1} on.`);
    tokens.push(tokenOf(match));
  }
  return tokens;
}

function tokenOf([, text, number, word, sign = '']: RegExpExecArray): Token {
  if (text !== undefined) return { kind: 'text', value: text.replaceAll("''", "'") };
  if (number !== undefined) return { kind: 'number', value: number };
  if (word !== undefined) return { kind: 'word', value: word };
  return { kind: 'sign', value: sign };
}

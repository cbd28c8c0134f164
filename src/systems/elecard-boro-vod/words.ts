import { oneLine } from '../../http';

/**
 * Every error text in fields such as `error` and `errors`, whatever their shape: text, a list, `{message}`, something else. Nothing,
 * `false`, 0, empty text, `[]` and `{}` are no errors. Each text is one line of at most 300 characters.
 */
export function wordsOf(...fields: readonly unknown[]): string[] {
  return fields.flatMap((field): string[] => {
    if (field === undefined || field === null || field === false || field === 0) return [];
    if (Array.isArray(field)) return wordsOf(...(field as readonly unknown[]));
    if (typeof field === 'string') return unlessEmpty(oneLine(field));
    const { message } = field as { readonly message?: unknown };
    const text = typeof message === 'string' ? message : JSON.stringify(field);
    return text === '{}' ? [] : unlessEmpty(oneLine(text));
  });
}

/** Whether the vendor's words say that a task does not exist. No such words are documented, so several are taken. */
export function sayNotFound(words: readonly string[]): boolean {
  return words.some((text) => /not found|(does not|doesn't|non-?) ?exist|no such|unknown task/i.test(text));
}

/** Whether the vendor said just this: case, spaces and a full stop do not count. */
export function isSaid(text: string, documented: string): boolean {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/[\s.]+/g, ' ')
      .trim();
  return plain(text) === plain(documented);
}

function unlessEmpty(line: string): string[] {
  return line === '' ? [] : [line];
}

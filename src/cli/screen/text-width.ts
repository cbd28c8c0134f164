/** What a person sees as one character. */
const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

const ONE_COLUMN_EACH = /^[\x20-\x7e]*$/;

/** Shown over two columns whatever it is made of: flags, and signs that are joined, or marked as emoji. */
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|^[0-9#*]\ufe0f\u20e3/u;

/** Drawn onto the one before; of a Korean syllable in parts, the vowel and the end. */
const NO_COLUMN = /[\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}\u1160-\u11ff\ud7b0-\ud7ff]/u;

/** East_Asian_Width W and F of Unicode 15 in blocks; regular expressions have no property for it. Emoji are above. */
const TWO_COLUMNS =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u3247\u3250-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]/u;

/** How many columns of a terminal a text takes. It must have no control characters. */
export function widthOf(text: string): number {
  if (ONE_COLUMN_EACH.test(text)) return text.length;
  let width = 0;
  for (const { segment } of CHARACTERS.segment(text)) width += characterWidth(segment);
  return width;
}

/** A text cut to a width, between characters, with a mark where something is missing. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let [kept, left] = ['', Math.max(0, width - 1)];
  for (const { segment } of CHARACTERS.segment(text)) {
    left -= characterWidth(segment);
    if (left < 0) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** A text of that width: cut, or with blanks behind it. */
export function fitted(text: string, width: number): string {
  const shown = cut(text, width);
  return shown + ' '.repeat(Math.max(0, width - widthOf(shown)));
}

function characterWidth(character: string): number {
  if (EMOJI.test(character)) return 2;
  let width = 0;
  for (const part of character) if (!NO_COLUMN.test(part)) width += TWO_COLUMNS.test(part) ? 2 : 1;
  return width;
}

import type { Output } from './output';

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

/** The ways in which a text can stand out. */
export type Style = keyof typeof CODES;

/** Makes a text stand out, where that can be seen. */
export type Paint = (style: Style, text: string) => string;

/** Leaves every text as it is. */
export const plainPaint: Paint = (_style, text) => text;

/** Colours on a terminal that has them, unless NO_COLOR is set; nothing elsewhere. */
export function paintFor(output: Output): Paint {
  // Node's hasColors knows NO_COLOR, FORCE_COLOR and TERM.
  if (output.isTTY !== true || output.hasColors?.() !== true) return plainPaint;
  return (style, text) => {
    const [on, off] = CODES[style];
    return text === '' ? text : `\u001b[${on}m${text}\u001b[${off}m`;
  };
}

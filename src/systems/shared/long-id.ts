const LARGEST = 2n ** 63n - 1n;

/** What a 64-bit id looks like, for a person. */
export const LONG_ID_FORM = `a positive whole number up to ${LARGEST}, without leading zeros`;

/** Whether the text is a 64-bit id: such ids are text here and never a JavaScript number, which would round them. */
export function isLongId(text: string): boolean {
  return /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= LARGEST;
}

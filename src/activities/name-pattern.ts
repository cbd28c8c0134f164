/** Whether a whole name fits a pattern in which `*` stands for any text and `?` for one character. Never slow, whatever the two are. */
export function nameFits(name: string, pattern: string): boolean {
  const [letters, signs] = [[...name], [...pattern]];
  let [at, sign] = [0, 0];
  let [starAt, resumeAt] = [-1, 0];
  while (at < letters.length) {
    if (sign < signs.length && signs[sign] === '*') {
      starAt = sign++;
      resumeAt = at;
    } else if (sign < signs.length && (signs[sign] === '?' || signs[sign] === letters[at])) {
      at += 1;
      sign += 1;
    } else if (starAt >= 0) {
      // The last star takes one character more.
      sign = starAt + 1;
      at = ++resumeAt;
    } else return false;
  }
  return signs.slice(sign).every((rest) => rest === '*');
}

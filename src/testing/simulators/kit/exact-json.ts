const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Reads JSON; whole numbers that a JavaScript number cannot hold become texts of digits. Throws `SyntaxError`. */
export function readJson(text: string): unknown {
  const quoted = text.replace(TOKEN, (token) => (isTooLong(token) ? `"${token}"` : token));
  return JSON.parse(quoted);
}

function isTooLong(token: string): boolean {
  return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
}

const MASK = '[redacted]';
const SHORTEST_SECRET = 4;

/** Values of headers that authenticate somebody, however they got into a text: in JSON, as a header, as a parameter, or alone. */
const CREDENTIALS: readonly RegExp[] = [
  /(["'](?:proxy-)?(?:authorization|(?:set-)?cookie)["']\s*:\s*["'])[^"']+/gi,
  /(\b(?:proxy-)?(?:authorization|(?:set-)?cookie)\s*[:=]\s*)[^\r\n]+/gi,
  /(\b(?:[\w-]{1,40}-)?(?:[a-z]{0,40}token|api[-_]?key)["']?\s*[:=]\s*["']?)[^\s"',;&]+/gi,
  /(\b(?:basic|bearer|digest)\s+)[\w+/=.~-]{8,}/gi,
];

/**
 * The text with every secret replaced by `[redacted]`: as it is, percent-encoded, in base64 (also inside a longer base64 text, as in
 * basic authentication), JSON-escaped and XML-escaped. Values of `Authorization`, cookie and token headers go too, known or not.
 * Secrets shorter than 4 characters are ignored: they would shred the text.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = [...new Set(secrets.filter((secret) => secret.length >= SHORTEST_SECRET).flatMap(formsOf))]
    .filter((form) => form.length >= SHORTEST_SECRET)
    .sort((one, other) => other.length - one.length)
    .map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  const withoutSecrets = forms.length === 0 ? text : text.replace(new RegExp(forms.join('|'), 'g'), MASK);
  return CREDENTIALS.reduce((masked, pattern) => masked.replace(pattern, `$1${MASK}`), withoutSecrets);
}

function formsOf(secret: string): string[] {
  const percent = encodeURIComponent(Buffer.from(secret).toString()); // a lone surrogate would throw
  const form = new URLSearchParams([['', secret]]).toString().slice(1);
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    xmlEscaped(secret),
    ...[percent, form].flatMap((encoded) => [encoded, encoded.replace(/%../g, (hex) => hex.toLowerCase())]),
    ...base64Forms(Buffer.from(secret)),
  ];
}

function xmlEscaped(text: string): string {
  const entities: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };
  return text.replace(/[&<>"']/g, (character) => `&${entities[character]};`);
}

/** Base64 of the secret alone, and the characters it leaves in a longer text, where it can begin at three offsets. */
function base64Forms(secret: Buffer): string[] {
  const inside = [0, 1, 2].map((offset) => {
    const first = Math.ceil((offset * 8) / 6);
    const end = Math.floor(((offset + secret.length) * 8) / 6);
    return Buffer.concat([Buffer.alloc(offset), secret])
      .toString('base64')
      .slice(first, end);
  });
  const whole = secret.toString('base64');
  return [whole, whole.replace(/=+$/, ''), ...inside].flatMap((text) => [
    text,
    text.replaceAll('+', '-').replaceAll('/', '_'),
  ]);
}

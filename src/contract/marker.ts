const PRIME = 0x100000001b3n;
const OFFSETS = [0xcbf29ce484222325n, 0x6c62272e07bb0142n] as const;
const SIXTY_FOUR_BITS = (1n << 64n) - 1n;

/** What every marker looks like: a word that fits into any vendor's name field and can be found again in one. */
export const MARKER_PATTERN = /tjc-[0-9a-z]{20}/;

/** The three things that make one rerun the same rerun. */
export interface MarkerSource {
  /** Names the request: the same in every retry, replay and reset of it, and another one in every new request. */
  readonly intent: string;
  readonly system: string;
  readonly id: string;
  readonly run: string;
}

/**
 * The marker of one intended rerun. Workflows have no crypto, and nobody gains by a collision: FNV-1a, twice with different starts,
 * cut to 100 bits.
 */
export function markerFor(source: MarkerSource): string {
  const text = JSON.stringify([source.intent, source.system, source.id, source.run]);
  const digits = OFFSETS.map((offset) => fnv1a(text, offset).toString(36).padStart(13, '0')).join('');
  return `tjc-${digits.slice(-20)}`;
}

function fnv1a(text: string, offset: bigint): bigint {
  let hash = offset;
  for (const character of text) {
    hash = ((hash ^ BigInt(character.codePointAt(0) ?? 0)) * PRIME) & SIXTY_FOUR_BITS;
  }
  return hash;
}

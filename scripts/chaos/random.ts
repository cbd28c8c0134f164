/** Numbers that look like chance and are the same for the same seed. */
export interface Random {
  /** A whole number from 0 to `below` - 1. */
  integer(below: number): number;
  /** One of the items. Throws for an empty list. */
  pick<Item>(items: readonly Item[]): Item;
  /** The items in another order. */
  shuffled<Item>(items: readonly Item[]): Item[];
}

/** The chance of one thing: the same for the same seed and name, whatever else is asked in between. */
export function randomFor(seed: number, name: string): Random {
  let state = [...name].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193), seed);
  const integer = (below: number): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
  return { integer, pick: (items) => pick(items, integer), shuffled: (items) => shuffled(items, integer) };
}

function pick<Item>(items: readonly Item[], integer: Random['integer']): Item {
  const item = items[integer(items.length)];
  if (item === undefined) throw new RangeError('There is nothing to pick from.');
  return item;
}

function shuffled<Item>(items: readonly Item[], integer: Random['integer']): Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(integer(left.length), 1));
}

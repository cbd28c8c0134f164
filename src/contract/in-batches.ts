/** Cuts a list into pieces of at most `size`, in order. Not for the doors: `index.ts` leaves it out. */
export function inBatches<Item>(items: readonly Item[], size: number): Item[][] {
  const step = Math.max(1, Math.floor(size));
  return Array.from({ length: Math.ceil(items.length / step) }, (_, index) =>
    items.slice(index * step, (index + 1) * step),
  );
}

/** A number of jobs in words. Not for the doors: `index.ts` leaves it out. */
export function jobCount(count: number): string {
  return count === 1 ? '1 job' : `${count} jobs`;
}

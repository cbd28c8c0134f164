import { jobCount } from './job-count';

/** What a person is told of jobs that `runningFor` has left out. Not for the doors: `index.ts` leaves it out. */
export function withoutStartText(count: number): string {
  const [tells, were] = count === 1 ? ['tells no start: it', 'was'] : ['tell no start: they', 'were'];
  return `${jobCount(count)} that may have run for so long ${tells} ${were} left out.`;
}

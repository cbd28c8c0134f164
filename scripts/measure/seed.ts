import type { MeasuredSystem } from './stage';

const AT_ONCE = 20;

/** Puts so many running jobs on a simulator and gives their ids. */
export async function seedJobs({ share, simulator }: MeasuredSystem, count: number): Promise<string[]> {
  const ids: string[] = [];
  let next = 0;
  const seedOneByOne = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      ids[index] = await simulator.addTask(share.vendor.newJob('running', `job-${index}`));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, seedOneByOne));
  return ids;
}

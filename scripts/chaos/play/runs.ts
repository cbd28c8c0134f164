import type { RunsStarted } from '../../../src/testing/simulators/kit';
import type { Seat } from '../stage/seat';

/** Every run that the simulator has started, by work. */
export async function runsOn({ simulator, vendor }: Seat): Promise<RunsStarted> {
  const runs = await simulator.runsStarted();
  return vendor.runsFrom ? vendor.runsFrom(runs, await simulator.tasks()) : runs;
}

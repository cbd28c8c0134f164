import type { Cleanup } from '../../processes/cleanup';
import { startSimulatorProcess } from '../../processes/simulator-process';
import { connectToSimulator } from '../../../src/testing/simulators/kit';
import { Gate } from '../gate/gate';
import { type ChaosVendor, systemName } from '../vendors/chaos-vendor';
import type { Seat } from './seat';

const MOST_OWN_SIMULATORS = 5;

/** How many seats a vendor gets, and on how many simulators. */
export interface Seating {
  readonly seatsPerVendor: number;
  /** Seats share a simulator where there are fewer of these. */
  readonly simulatorsPerVendor: number;
}

/** Starts the simulators of all vendors and opens a gate for each seat. */
export async function openSeats(
  vendors: readonly ChaosVendor[],
  seating: Seating,
  cleanup: Cleanup,
): Promise<Seat[]> {
  const seats = await Promise.all(vendors.map((vendor) => seatsOf(vendor, seating, cleanup)));
  return seats.flat();
}

/** Where cells must not share a simulator there are fewer seats. */
function seatingOf({ ownSimulator, seats }: ChaosVendor, seating: Seating): Seating {
  const { seatsPerVendor, simulatorsPerVendor } = seating;
  const isShared = simulatorsPerVendor < seatsPerVendor;
  const wanted = isShared ? seatsPerVendor : (seats ?? seatsPerVendor);
  if (!ownSimulator)
    return { seatsPerVendor: wanted, simulatorsPerVendor: isShared ? simulatorsPerVendor : wanted };
  const own = Math.min(wanted, MOST_OWN_SIMULATORS);
  return { seatsPerVendor: own, simulatorsPerVendor: own };
}

async function seatsOf(vendor: ChaosVendor, seating: Seating, cleanup: Cleanup): Promise<Seat[]> {
  const { seatsPerVendor, simulatorsPerVendor } = seatingOf(vendor, seating);
  const simulators = await Promise.all(
    Array.from({ length: simulatorsPerVendor }, async () => {
      const { ready: url } = await startSimulatorProcess(vendor.vendor, cleanup);
      return { simulator: connectToSimulator(url), works: new Set<string>() };
    }),
  );
  return Promise.all(
    Array.from({ length: seatsPerVendor }, async (_, index): Promise<Seat> => {
      const place = simulators[index % simulators.length];
      if (!place) throw new Error('A seat needs a simulator.');
      const gate = await new Gate(vendor, place.simulator.url).open();
      cleanup.add(() => gate.close());
      return { system: systemName(vendor, index), vendor, gate, ...place };
    }),
  );
}

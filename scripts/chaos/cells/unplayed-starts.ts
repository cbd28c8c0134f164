import type { JobPhase, RerunWay, RerunWayCapability } from '../../../src/contract';
import { vendors } from '../../../src/vendors';
import type { ChaosVendor } from '../vendors/chaos-vendor';

const NOBODY = 'http://127.0.0.1:1';

/** A way that a system declares, with the phases from which no subject begins it. */
export interface UnplayedStart {
  readonly system: string;
  readonly way: RerunWay;
  readonly phases: readonly JobPhase[];
  /** Why not; undefined where nobody has said so. */
  readonly reason: string | undefined;
}

const REASONS: Readonly<Partial<Record<RerunWay, string>>> = {
  'new-run':
    'request, search and guard do not depend on how the job has ended; the fence does, and has its tests',
  'next-scheduled': 'nothing was suspended that would have to be given back, and nothing is sent',
};

/** Every way of every system that is not played from each phase that its adapter declares. */
export function unplayedStarts(all: readonly ChaosVendor[]): UnplayedStart[] {
  return systemsOf(all).flatMap(({ system, ways, variants }) =>
    ways.flatMap(({ way, fromPhases }) => {
      const isPlayed = (phase: JobPhase): boolean =>
        variants.some(({ subjects }) =>
          subjects.some(({ from, rerun }) => from === phase && (rerun?.ways?.includes(way) ?? true)),
        );
      const phases = fromPhases.filter((phase) => !isPlayed(phase));
      const reason = phases.length < fromPhases.length ? REASONS[way] : undefined; // some phase has to be played
      return phases.length === 0 ? [] : [{ system, way, phases, reason }];
    }),
  );
}

interface DeclaredSystem {
  readonly system: string;
  readonly ways: readonly RerunWayCapability[];
  readonly variants: ChaosVendor[];
}

/** Variants of a vendor that declare the same ways are one system with different settings. */
function systemsOf(all: readonly ChaosVendor[]): readonly DeclaredSystem[] {
  const systems = new Map<string, DeclaredSystem>();
  for (const variant of all) {
    const ways = declaredWays(variant);
    const key = JSON.stringify([variant.vendor, ways]);
    const known = systems.get(key);
    if (known) known.variants.push(variant);
    else systems.set(key, { system: systemText(variant), ways, variants: [variant] });
  }
  return [...systems.values()];
}

/** What the table of cells calls a system. */
export function systemText({ vendor, variant }: ChaosVendor): string {
  return variant === undefined ? vendor : `${vendor}, ${variant}`;
}

/** Nothing is connected. */
function declaredWays(variant: ChaosVendor): readonly RerunWayCapability[] {
  const known = vendors[variant.vendor];
  if (!known) throw new Error(`There is no adapter for ${variant.vendor}.`);
  const options = known.options.parse({ url: NOBODY, ...variant.settingsFor(NOBODY) });
  return known.create(options as never, []).capabilities.rerun.ways;
}

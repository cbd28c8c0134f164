import assert from 'node:assert/strict';
import {
  JOB_PHASES,
  SELECTORS,
  type Capabilities,
  type JobSystem,
  type StopModeCapability,
} from '../../../contract';
import type { Check } from '../check';

/** What is declared makes sense in itself, and is what the adapter says. */
export function capabilityChecks(declared: Capabilities): Check[] {
  return [
    {
      title: 'capabilities are those the stage was told',
      needs: [],
      run: ({ system }) => {
        assert.deepEqual(system.capabilities, declared);
        assert.deepEqual(JSON.parse(JSON.stringify(declared)), declared, 'capabilities must be plain JSON');
        assert.match(system.vendor, /^\S+$/, 'vendor must be a name');
      },
    },
    {
      title: 'capabilities are complete',
      needs: [],
      run: ({ system }) => {
        requireStop(declared.stop);
        requireCount('status.batchSize', declared.status.batchSize);
        requireCount('status.pollIntervalMs', declared.status.pollIntervalMs);
        requireRerun(declared.rerun);
        requireList(declared.list, system);
      },
    },
  ];
}

function requireStop({ modes, defaultMode, batchSize }: Capabilities['stop']): void {
  requireCount('stop.batchSize', batchSize);
  assert.ok(modes[defaultMode], `the default mode ${defaultMode} is not among the modes`);
  for (const [mode, capability] of Object.entries(modes)) requireMode(mode, capability);
}

function requireMode(mode: string, { fromPhases, endsAs }: StopModeCapability): void {
  assert.ok(fromPhases.length > 0, `the stop mode ${mode} declares no phase in which it is accepted`);
  assert.ok(endsAs.length > 0, `the stop mode ${mode} declares no phase in which it ends`);
}

function requireRerun({ ways, settleMs }: Capabilities['rerun']): void {
  assert.ok(settleMs >= 0, 'rerun.settleMs must not be negative');
  const names = ways.map(({ way }) => way);
  assert.deepEqual([...new Set(names)], names, 'a rerun way is declared twice');
  for (const { way, fromPhases, guard, search } of ways) {
    assert.ok(fromPhases.length > 0, `the rerun way ${way} declares no phase that it starts from`);
    const searched = guard === 'marker' || guard === 'provenance';
    assert.ok(
      !searched || search.sees !== 'nothing',
      `${way} is guarded by ${guard}, but a search sees nothing`,
    );
  }
}

function requireList(list: Capabilities['list'], system: JobSystem): void {
  assert.equal(
    system.list !== undefined,
    list !== false,
    'list is declared where there is one, and only there',
  );
  if (!list) return;
  const { selectors, phases = JOB_PHASES } = list;
  assert.ok(
    selectors.every((part) => SELECTORS.includes(part)),
    'list declares a selector that does not exist',
  );
  assert.ok(
    phases.length > 0 && phases.every((phase) => JOB_PHASES.includes(phase)),
    'list declares a phase that does not exist',
  );
}

function requireCount(name: string, value: number): void {
  assert.ok(Number.isInteger(value) && value > 0, `${name} must be a whole number, more than zero`);
}

import type { RerunWayCapability } from '../../src/contract';
import type { CapabilityChanges } from '../fakes/scripted-capabilities';
import { broken } from '../fakes/scripted-faults';
import { ScriptedSystem } from '../fakes/scripted-system';
import { Attempts } from './attempts';
import { intentFor, submitRequest } from './intents';

/** A submission that takes effect although its answer never comes. */
export const LOST = { when: 'after', by: broken('timeout', 'unknown') } as const;

/** A system with one way to rerun and one failed job. */
export function withWay(way: RerunWayCapability, rerun: CapabilityChanges['rerun'] = {}): ScriptedSystem {
  return new ScriptedSystem({ rerun: { ways: [way], ...rerun } }).add('1', { phase: 'failed' });
}

/** Submits the rerun of that job, or another request. */
export function submitting(system: ScriptedSystem, request = submitRequest([intentFor('1', wayOf(system))])) {
  return new Attempts(system, 'jobControl.submit', request);
}

function wayOf(system: ScriptedSystem) {
  return system.capabilities.rerun.ways[0]?.way;
}

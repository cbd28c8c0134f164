import { NEW_RUN, type CapabilityChanges } from '../../test/fakes/scripted-capabilities';
import { broken } from '../../test/fakes/scripted-faults';
import { ScriptedSystem } from '../../test/fakes/scripted-system';

const ACTIVE_ONLY = { ...NEW_RUN, search: { sees: 'active' } } as const;

/** A system whose waits are long enough to be seen, and short enough to be recorded. */
export function scripted(changes: CapabilityChanges = {}): ScriptedSystem {
  return new ScriptedSystem({ ...changes, status: { pollIntervalMs: 20, ...changes.status } });
}

/** An answer was lost, and the run that it spoke of has ended before it could be seen. */
export function lostRerun(): ScriptedSystem {
  const lab = scripted({ rerun: { ways: [ACTIVE_ONLY] } }).add('1', { phase: 'failed' });
  return lab.disturb('submitRerun', { when: 'before', by: broken('timeout', 'unknown') });
}

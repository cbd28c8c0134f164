import type { JobSnapshot, RerunInfo, RerunWayCapability, RerunWayInfo } from '../../contract';
import { parseJson } from '../../http';
import { isKind } from '../shared/failures';
import { readTask, type Reader } from './read-task';
import { actionInformation } from './requests';
import type { TaskReading } from './responses';
import { propertyNames } from './template';
import { actionOf } from './ways';

interface Found {
  readonly info: RerunWayInfo;
  readonly parameters: readonly string[];
  readonly call?: string;
}

/**
 * What may be known of a task's reruns before one is sent. Only the task's state can rule a way out here: JP1/AO gives the information
 * for a retry in any state (V10 9.6.8 lists no 409), and whether a step failed shows when the retry is sent.
 */
export async function rerunInfoOf(
  { id }: JobSnapshot,
  ways: readonly RerunWayCapability[],
  reader: Reader,
): Promise<RerunInfo> {
  const seen = await readTask(id, reader);
  const found: Found[] = [];
  for (const way of ways) found.push(await lookAtWay(id, way, { seen, reader }));
  return {
    id,
    ways: found.map(({ info }) => info),
    parameters: found.flatMap(({ parameters }) => parameters),
    call: [callOf(seen), ...found.flatMap(({ call }) => call ?? [])].join(', '),
  };
}

async function lookAtWay(
  id: string,
  { way, fromPhases }: RerunWayCapability,
  { seen, reader }: { readonly seen: TaskReading; readonly reader: Reader },
): Promise<Found> {
  const reason = obstacleIn(seen, fromPhases);
  if (reason !== undefined) return { info: { way, available: false, reason }, parameters: [] };
  const action = actionOf(way);
  try {
    const response = await reader.door.send(actionInformation({ resource: 'Tasks', id, action }));
    return { info: { way, available: true }, parameters: propertyNames(parseJson(response)), call: action };
  } catch (error) {
    if (!isKind(error, 'not-found')) throw error;
    return { info: { way, available: false, reason: error.message }, parameters: [], call: action };
  }
}

function callOf({ reading }: TaskReading): string {
  return reading.outcome === 'found' ? reading.snapshot.call : reading.call;
}

function obstacleIn(
  { reading, archived, task }: TaskReading,
  fromPhases: RerunWayCapability['fromPhases'],
): string | undefined {
  if (reading.outcome !== 'found') return reading.detail;
  const { phase, rawStatus } = reading.snapshot;
  if (archived) return `The task is ${rawStatus} and archived.`;
  if (task?.serviceState === 'debug') return 'JP1/AO does not rerun a debug task.';
  return fromPhases.includes(phase) ? undefined : `Not possible while the task is ${rawStatus}.`;
}

import { afterSending } from '../shared/failures';
import { fewAtOnce } from '../shared/few-at-once';
import { isAboutTask } from './error-codes';
import { DrsError, saidBy } from './errors';
import type { Answered, Generation, Halt } from './generation';
import { isTakenOn, type ActionItem } from './item';
import { shown } from './said';
import { sayOfState, type StopSaid } from './stop-said';

/** Halts tasks, each asked once, and reads again those that were not taken on: why is seen from their state alone. */
export async function haltJobs(
  ids: readonly string[],
  how: Halt,
  generation: Generation,
): Promise<Map<string, StopSaid>> {
  if (ids.length === 0) return new Map();
  const answers = await answersFor(ids, how, generation);
  const said = new Map<string, StopSaid>();
  const refusals = new Map<string, Refusal>();
  for (const id of ids) {
    const { call, item, single } = answers(id);
    if (item !== undefined && isTakenOn(item, single)) {
      said.set(id, { call, outcome: 'accepted', says: item.status ?? 'accepted' });
    } else if (item !== undefined) refusals.set(id, { call, item });
  }
  await afterSending(() => explain(refusals, { how, generation, said }));
  return said;
}

interface Refusal {
  readonly call: string;
  readonly item: ActionItem;
}

interface AnswerForOne {
  readonly call: string;
  readonly item: ActionItem | undefined;
  /** Whether the task was asked for alone. */
  readonly single: boolean;
}

/** Where an answer refuses a whole batch, which one bad task can bring about, each task is asked for alone. */
async function answersFor(
  ids: readonly string[],
  how: Halt,
  generation: Generation,
): Promise<(id: string) => AnswerForOne> {
  const single = ids.length === 1;
  try {
    const answered = await generation.halt(ids, how);
    return (id) => ({ call: answered.call, item: itemFor(id, answered, single), single });
  } catch (error) {
    if (!(error instanceof DrsError) || !isAboutTask(error.code)) throw error;
    const refused = { call: error.call, item: saidBy(error), single };
    if (single) return () => refused;
    // When one of these fails, others may have been halted already.
    const alone = await afterSending(() => fewAtOnce(ids, (id) => answersFor([id], how, generation)));
    return (id) => alone[ids.indexOf(id)]?.(id) ?? refused;
  }
}

function itemFor(id: string, { items }: Answered, single: boolean): ActionItem | undefined {
  const own = items.find((item) => item.id === id);
  const [first, ...others] = items;
  return own ?? (single && others.length === 0 && first?.id === undefined ? first : undefined);
}

async function explain(
  refusals: ReadonlyMap<string, Refusal>,
  { how, generation, said }: { how: Halt; generation: Generation; said: Map<string, StopSaid> },
): Promise<void> {
  if (refusals.size === 0) return;
  const ids = [...refusals.keys()];
  const seen = await generation.read(ids);
  ids.forEach((id, index) => {
    const refusal = refusals.get(id);
    const reading = seen[index]?.reading;
    if (!refusal || !reading) return;
    const { outcome, says } = sayOfState(reading, how);
    const words = shown(refusal.item) || `status ${refusal.item.status ?? 'missing'}`;
    said.set(id, { call: refusal.call, outcome, says: `${words}. ${says}` });
  });
}

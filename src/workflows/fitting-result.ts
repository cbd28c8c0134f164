import type {
  AwaitedResult,
  BatchResult,
  JobReading,
  LedgerEntry,
  Observation,
  RerunResult,
  StopVerdict,
} from '../contract';

/** Temporal takes 2 MiB; a result that is larger would fail its workflow task again and again. In bytes, with room for the envelope. */
const LARGEST = 1_500_000;

/** How long texts may be, step by step, until a result fits. In characters, of up to three bytes each. */
const STEPS = [200, 60, 20] as const;

const UTF8 = new TextEncoder();

type AnyResult = BatchResult & { readonly jobs: readonly object[] };

/**
 * The result, without evidence and ledger where it is to be brief, and cut until it can be stored: first the ledger goes, which the query still has, then the texts get shorter, then the evidence. Ids,
 * verdicts, outcomes and markers stay whatever the size. Pure.
 */
export function fitting<Result extends AnyResult>(result: Result, isBrief = false): Result {
  if (!isBrief && bytesOf(result) <= LARGEST) return result;
  let smaller: Result = { ...result, ledger: [] as readonly LedgerEntry[] };
  if (isBrief) smaller = { ...smaller, jobs: smaller.jobs.map((job) => ofParts(job, withoutEvidence)) };
  for (const longest of STEPS) {
    if (bytesOf(smaller) <= LARGEST) return smaller;
    smaller = { ...smaller, jobs: smaller.jobs.map((job) => ofParts(job, (part) => short(part, longest))) };
  }
  return smaller;
}

function bytesOf(value: unknown): number {
  return UTF8.encode(JSON.stringify(value)).length;
}

type Part = StopVerdict | RerunResult | AwaitedResult;
type AnyPart = Part | JobReading;

/** A job of any of the results: one part, or a verdict and a rerun. */
function ofParts(job: object, change: (part: AnyPart) => AnyPart): object {
  const { stop, rerun } = job as { readonly stop?: Part; readonly rerun?: Part };
  if (stop === undefined || rerun === undefined) return change(job as AnyPart);
  return { ...job, stop: change(stop), rerun: change(rerun) };
}

function withoutEvidence(part: AnyPart): AnyPart {
  if (!('evidence' in part)) return part;
  return { ...part, evidence: [] };
}

function short(part: AnyPart, longest: number): AnyPart {
  if (!('evidence' in part)) return shortReading(part, longest);
  const kept = [...part.evidence.slice(0, 1), ...part.evidence.slice(1).slice(longest < 100 ? -1 : -5)];
  const evidence = kept.map((one): Observation => ({ ...one, says: cut(one.says, longest) }));
  return { ...part, reason: cut(part.reason, longest), evidence };
}

/** What no program needs goes first. */
function shortReading(reading: JobReading, longest: number): JobReading {
  if (reading.outcome !== 'found') return { ...reading, detail: cut(reading.detail, longest) };
  const { name } = reading.snapshot;
  const snapshot = { ...reading.snapshot, ...(name === undefined ? {} : { name: cut(name, longest) }) };
  delete snapshot.detail;
  return { ...reading, snapshot };
}

/** A text of at most that many characters. */
export function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

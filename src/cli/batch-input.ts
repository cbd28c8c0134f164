import { type InputPart, MAX_JOBS, problemsInInput } from '../contract';
import { isObject } from '../contract/value-checks';
import { flaggedInput } from './batch-flags';
import { wrongUsage } from './exit-codes';
import { type InputFile, readInputFile } from './input-file';

/** Options of all commands on a batch. */
export interface BatchOptions {
  readonly input?: string;
}

/** An input file of a batch; none where none is named. */
export function batchFile({ input }: BatchOptions): InputFile {
  return input === undefined ? { data: {}, placed: (problem) => problem } : readInputFile(input);
}

/** What goes above the file: what the command line says. */
export interface SaidInput {
  readonly system: string;
  /** Absent: those of the file. */
  readonly jobs: readonly string[] | undefined;
  readonly zone: string | undefined;
}

/** The input of a workflow: what a file has, and above it what the command line says. Throws everything that is wrong with it. */
export function batchInput(
  file: InputFile,
  said: SaidInput,
  { options, parts }: { readonly options: object; readonly parts: readonly InputPart[] },
): Record<string, unknown> & { readonly system: string; readonly jobs: readonly string[] } {
  const flagged = flaggedInput(options, parts);
  const { system, jobs, zone } = said;
  const merged = merge(merge(file.data, flagged), {
    system,
    ...(jobs === undefined ? {} : { jobs }),
    ...(zone === undefined ? {} : { zone }),
  });
  const problems = problemsInInput(merged, parts);
  if (problems.length === 0) return merged as ReturnType<typeof batchInput>;
  const isOfFile = (problem: string): boolean => {
    const [member = ''] = problem.split(/[.:[]/);
    return Object.hasOwn(file.data, member) && !(member === 'jobs' && jobs !== undefined);
  };
  const lines = problems.map((problem) => (isOfFile(problem) ? file.placed(problem) : problem));
  throw wrongUsage([...lines, ...hints(merged)].join('\n'));
}

/** Options one by one, everything else as a whole. */
function merge(
  below: Readonly<Record<string, unknown>>,
  above: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged = Object.entries(above).map(([name, value]) => {
    const before = below[name];
    const both: unknown = isObject(before) && isObject(value) ? { ...before, ...value } : value;
    return [name, both] as const;
  });
  return { ...below, ...(Object.fromEntries(merged) as Record<string, unknown>) };
}

function hints({ jobs }: Record<string, unknown>): string[] {
  if (!Array.isArray(jobs) || jobs.length <= MAX_JOBS) return [];
  return [`For more than ${MAX_JOBS} jobs make a plan: job-control plan run --help`];
}

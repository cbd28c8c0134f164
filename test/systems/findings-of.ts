import type { Checked, JobSystem } from '../../src/contract';

/** What a system's check found, by name: `ok: what it says`; a warning says so. */
export async function findingsOf(
  system: JobSystem,
  signal = new AbortController().signal,
): Promise<Readonly<Record<Checked, string>>> {
  if (!system.check) throw new Error('This system has no check.');
  const { findings } = await system.check({ signal });
  const texts = findings.map(({ name, ok, says, warning }) => [
    name,
    `${warning ? 'warning' : String(ok)}: ${says}`,
  ]);
  return Object.fromEntries(texts) as Record<Checked, string>;
}

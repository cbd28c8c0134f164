import { readdirSync, readFileSync } from 'node:fs';

/**
 * The most memory, in MiB, that the process with this argument has had resident; `undefined` where the machine does not tell. Reads
 * /proc, so on Linux only.
 */
export function peakMemoryOf(argument: string): number | undefined {
  for (const pid of processes()) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      if (!command[0]?.endsWith('node') || !command.includes(argument)) continue;
      const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      if (peak !== undefined) return Math.round(Number(peak) / 1024);
    } catch {
      // It has ended in the meantime.
    }
  }
  return undefined;
}

function processes(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

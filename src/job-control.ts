#!/usr/bin/env node
import { runCommandLine, type Surroundings } from './cli';
import { packageVersion } from './package-version';
import { vendors } from './vendors';

/** Its reader is gone: nothing that is still to be said would arrive. */
const CLOSED_OUTPUT = 141;

function surroundings(): Surroundings {
  const { stdin, stdout, stderr, env } = process;
  return { stdin, stdout, stderr, env, vendors, version: packageVersion(), onInterrupt };
}

const onInterrupt: Surroundings['onInterrupt'] = (listener) => {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const listeners = signals.map((signal) => [signal, () => listener(signal)] as const);
  for (const [signal, heard] of listeners) process.on(signal, heard);
  return () => listeners.forEach(([signal, heard]) => process.off(signal, heard));
};

if (require.main === module) {
  for (const output of [process.stdout, process.stderr])
    output.on('error', () => process.exit(CLOSED_OUTPUT));
  void runCommandLine(process.argv.slice(2), surroundings()).then((exitCode) => {
    // A pipe may still hold something; what is left open would keep the process.
    process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
  });
}

#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startCiscoPrimeSimulator } from './cisco-prime';
import { startBoroVodSimulator } from './elecard-boro-vod';
import { startJp1AoSimulator } from './hitachi-jp1-ao';
import { startDrsSimulator } from './huawei-drs';
import { anObject, connectToSimulator, listOf, type JsonObject } from './kit';

interface Running {
  readonly url: string;
  close(): Promise<void>;
}

const VENDORS: Record<string, (options: { readonly port: number }) => Promise<Running>> = {
  'cisco-prime': startCiscoPrimeSimulator,
  'elecard-boro-vod': startBoroVodSimulator,
  'hitachi-jp1-ao': startJp1AoSimulator,
  'huawei-drs': startDrsSimulator,
};

const USAGE = `Usage: job-control-simulator <${Object.keys(VENDORS).join('|')}> [--port N] [--seed-file jobs.json] [--until-stdin-closes]

  --port N              where to listen on 127.0.0.1; default: a free port
  --seed-file FILE      a JSON list of jobs to begin with
  --until-stdin-closes  end when standard input ends, and not only on SIGTERM or SIGINT
  --help
`;

interface Command {
  readonly vendor: string;
  readonly start: (typeof VENDORS)[string];
  readonly port: number;
  readonly seedFile: string | undefined;
  readonly untilStdinCloses: boolean;
}

/** `undefined` when help is asked for. Throws with a sentence when the arguments make no sense. */
function readCommand(): Command | undefined {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '0' },
      'seed-file': { type: 'string' },
      'until-stdin-closes': { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return undefined;
  const [vendor = '', ...more] = positionals;
  const start = Object.hasOwn(VENDORS, vendor) ? VENDORS[vendor] : undefined;
  if (!start || more.length > 0) throw new Error('Name one vendor.');
  if (!/^\d{1,5}$/.test(values.port)) throw new Error('--port must be a number.');
  const [seedFile, untilStdinCloses] = [values['seed-file'], values['until-stdin-closes']];
  return { vendor, start, port: Number(values.port), seedFile, untilStdinCloses };
}

async function readSeeds(file: string | undefined): Promise<JsonObject[]> {
  if (file === undefined) return [];
  return listOf(anObject)(JSON.parse(await readFile(file, 'utf8')), file);
}

async function run(): Promise<void> {
  const command = readCommand();
  if (!command) return void process.stdout.write(USAGE);
  const { vendor, start, port, seedFile, untilStdinCloses } = command;
  const seeds = await readSeeds(seedFile);
  const simulator = await start({ port });
  const close = (): void => {
    // An open standard input would keep the process alive.
    process.stdin.destroy();
    void simulator.close();
  };
  process.once('SIGTERM', close).once('SIGINT', close);
  try {
    for (const seed of seeds) await connectToSimulator(simulator.url).addTask(seed);
  } catch (error) {
    await simulator.close();
    throw error;
  }
  if (untilStdinCloses) process.stdin.once('end', close).resume();
  process.stdout.write(`${JSON.stringify({ vendor, url: simulator.url })}\n`);
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 2;
});

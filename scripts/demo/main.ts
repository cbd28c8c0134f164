import { parseArgs } from 'node:util';
import { Cleanup } from '../processes/cleanup';
import { playDemo } from './demo';
import { EndAsked, endAsked, unlessAborted } from '../processes/endings';
import { messageOf } from '../processes/message-of';
import { runProgram } from '../processes/program';
import type { DemoFacts } from './facts';
import type { Output } from '../../src/cli/screen/output';
import { writeReport } from './report';

const HELP = `One plan stops jobs on four simulated systems, proves what became of each, and reruns exactly those that must be rerun.

Usage: npm run demo [-- --json] [-- --keep]

  --json   standard output gets one line of JSON, at the end; everything else goes to standard error
  --keep   leave everything running when the jobs are done, until Ctrl-C
  --help

A step waits for another, one is approved by the demo's operator, and one waits until the reruns of another have done their work; a schedule
finds one more job by how long it has run.

Starts a Temporal dev server with its Web UI, a simulator of each system, and the worker, each a process of its own on free ports, and
ends them all. On a terminal there is a live table; NO_COLOR is respected.

Exit codes: 0 every job got the verdict it must get, 1 one did not or the demo failed, 2 wrong usage, 129 and more ended by a signal.
`;

interface Options {
  readonly json: boolean;
  readonly keep: boolean;
  readonly help: boolean;
}

/** Runs the demo and ends all that it started. Resolves with the exit code. */
async function run(options: Options): Promise<number> {
  const output: Output = options.json ? process.stderr : process.stdout;
  const cleanup = new Cleanup();
  const asked = endAsked();
  try {
    return await playAndReport(options, { output, cleanup, asked });
  } catch (error) {
    await cleanup.run();
    if (options.json) writeJson({ ok: false, error: messageOf(error) });
    // On a terminal "^C" is already there.
    console.error(`${process.stderr.isTTY ? '\n' : ''}${messageOf(error)}`);
    return error instanceof EndAsked ? error.exitCode : 1;
  } finally {
    await cleanup.run();
  }
}

interface Surroundings {
  readonly output: Output;
  readonly cleanup: Cleanup;
  readonly asked: AbortSignal;
}

async function playAndReport(
  { json, keep }: Options,
  { output, cleanup, asked }: Surroundings,
): Promise<number> {
  const { facts, stage } = await unlessAborted(playDemo({ output, cleanup }), asked);
  if (json) writeJson(facts);
  else writeReport(facts, output);
  if (keep) {
    output.write(`\n${whatKeepsRunning(facts)}\n`);
    await unlessAborted(stage.failure, asked).catch((error: unknown) => {
      if (!(error instanceof EndAsked)) throw error;
    });
  }
  return facts.ok ? 0 : 1;
}

function whatKeepsRunning({ temporal, plan, schedule, batches }: DemoFacts): string {
  const places = [
    `  The plan: ${plan.webUi}`,
    `  The run of the schedule: ${schedule.plan.webUi}`,
    ...batches.map(({ title, webUi, simulator }) => `  ${title}: ${webUi}\n  its simulator: ${simulator}`),
  ];
  return ['Everything keeps running until Ctrl-C.', `  Temporal: ${temporal.address}`, ...places].join('\n');
}

function writeJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function readOptions(): Options {
  const flag = { type: 'boolean', default: false } as const;
  return parseArgs({ options: { json: flag, keep: flag, help: flag } }).values;
}

runProgram({ command: 'npm run demo', help: HELP, readOptions, run });

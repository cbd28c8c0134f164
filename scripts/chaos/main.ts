import { Cleanup } from '../processes/cleanup';
import { EndAsked, endAsked, unlessAborted } from '../processes/endings';
import { messageOf } from '../processes/message-of';
import { runProgram } from '../processes/program';
import { HELP, type Options, readOptions } from './options';
import { reporterFor } from './report/reporter';
import type { MatrixReport } from './report/matrix-report';
import type { RunSurroundings } from './run/play-matrix';
import { runMatrix } from './run/run-matrix';
import { writeSabotageTable } from './sabotage/document-table';
import { runSabotages, type SabotagesReport } from './sabotage/run-sabotages';
import { VENDORS } from './vendors';

async function run(options: Options): Promise<number> {
  const output = options.json ? process.stderr : process.stdout;
  const cleanup = new Cleanup();
  const asked = endAsked();
  const reporter = reporterFor(output, options.seed, asked);
  try {
    const report = await unlessAborted(play(options, { reporter, cleanup, asked }), asked);
    if (options.json) writeJson(report);
    return report.ok ? 0 : 1;
  } catch (error) {
    if (options.json) writeJson({ ok: false, error: messageOf(error) });
    console.error(messageOf(error));
    return error instanceof EndAsked ? error.exitCode : 1;
  } finally {
    // What is given up fails in the middle, in timers of Temporal's client too: from here on that is no news.
    process.on('uncaughtException', () => undefined);
    await cleanup.run();
  }
}

async function play(
  options: Options,
  surroundings: RunSurroundings,
): Promise<MatrixReport | SabotagesReport> {
  if (!options.sabotage) return runMatrix(options, surroundings);
  const report = await runSabotages(options, surroundings);
  if (report.ok && isWhole(options)) await writeSabotageTable(report.sabotages);
  return report;
}

/** Only a run of everything goes into the documents. */
function isWhole({ quick, systems, only }: Options): boolean {
  return !quick && systems === undefined && only === undefined;
}

function writeJson(
  value: MatrixReport | SabotagesReport | { readonly ok: false; readonly error: string },
): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

runProgram({
  command: 'npm run chaos',
  help: HELP,
  readOptions: () => readOptions(process.argv.slice(2), [...new Set(VENDORS.map(({ vendor }) => vendor))]),
  run,
});

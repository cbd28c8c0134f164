import { Argument } from 'commander';
import { type CheckedSystem, checkSystems, loadSettings, type Settings } from '../../config';
import type { SystemFinding } from '../../contract';
import { harmless } from '../../contract/brief';
import type { Call, Command } from '../command';
import { EXIT, wrongUsage } from '../exit-codes';
import { JSON_OPTION } from '../options';
import { settingsFile } from '../routing';
import { paintFor, type Style } from '../screen/paint';
import { printJson, say } from '../write';
import { ALL_SETTINGS } from './systems';

interface Options {
  readonly settings?: string;
  readonly json?: boolean;
}

/** Whether the systems can be worked with. */
export const checkCommand: Command<Options> = {
  name: 'check',
  summary: 'whether the systems can be worked with: reachable, credentials, permissions, version, clock',
  details:
    'Asks the systems themselves, from this machine, and changes nothing on them. Ends with 1 when something is not right, and with 3 when a system cannot be reached.',
  arguments: [new Argument('[systems...]', 'names of systems of the settings (default: all)')],
  options: [ALL_SETTINGS, JSON_OPTION],
  examples: [
    ['job-control check', 'all systems of job-control.yaml'],
    ['job-control check boro-lab --settings night.yaml --json', 'one system, for a program'],
  ],
  async run(call) {
    const settings = loadSettings(settingsFile(call.options, call.env), call.vendors);
    const [names] = call.args as [string[]];
    const checked = await checkSystems({ ...settings, systems: chosen(settings, names) });
    tell(checked, call);
    for (const [system, taskQueue] of Object.entries(settings.zones))
      if (names.length === 0) say(call, `${system}: reached by the workers of ${taskQueue}; check it there.`);
    return exitCodeOf(checked);
  },
};

function chosen({ systems, zones }: Settings, names: readonly string[]): Settings['systems'] {
  if (names.length === 0) return systems;
  const missing = names.find((name) => systems[name] === undefined);
  if (missing === undefined)
    return Object.fromEntries(Object.entries(systems).filter(([name]) => names.includes(name)));
  const zone = zones[missing];
  if (zone !== undefined)
    throw wrongUsage(`${missing} is reached by the workers of the task queue ${zone}: check it there.`);
  throw wrongUsage(
    `There is no system ${missing} in the settings. There are ${Object.keys(systems).join(', ')}.`,
  );
}

function exitCodeOf(checked: readonly CheckedSystem[]): number {
  const wrong = checked.flatMap(({ findings }) => findings).filter(({ ok }) => ok === false);
  if (wrong.some(({ name }) => name === 'reachable')) return EXIT.unreachable;
  return wrong.length > 0 ? EXIT.notAsWanted : EXIT.done;
}

function tell(checked: readonly CheckedSystem[], { options, stdout }: Call<Options>): void {
  if (options.json) return printJson({ stdout }, { systems: checked });
  const paint = paintFor(stdout);
  for (const { system, vendor, findings } of checked) {
    stdout.write(`${paint('bold', harmless(system))} (${vendor})\n`);
    for (const finding of findings) {
      const [mark, style] = markOf(finding);
      stdout.write(`  ${paint(style, mark)} ${finding.name.padEnd(11)} ${harmless(finding.says)}\n`);
    }
  }
}

function markOf({ ok, warning }: SystemFinding): readonly [mark: string, style: Style] {
  if (ok === 'unknown') return ['?', 'dim'];
  if (!ok) return ['✗', 'red'];
  return warning ? ['!', 'yellow'] : ['✓', 'green'];
}

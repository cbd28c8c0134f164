import { type Settings, loadSettings } from '../../config';
import type { Capabilities, JobSystem } from '../../contract';
import { harmless } from '../../contract/brief';
import type { Call, Command } from '../command';
import { EXIT } from '../exit-codes';
import { JSON_OPTION, plain } from '../options';
import { settingsFile } from '../routing';
import type { Column } from '../screen/columns';
import { writeTable } from '../screen/static-table';
import { printJson } from '../write';

interface Options {
  readonly settings?: string;
  readonly json?: boolean;
}

/** For commands that need all of the settings. */
export const ALL_SETTINGS = plain(
  '--settings <file>',
  'settings with the systems (default: $JOB_CONTROL_SETTINGS, or job-control.yaml)',
);

/** One system as the settings have it. */
interface SystemRow {
  readonly name: string;
  /** Absent where other workers reach it: their settings know. */
  readonly vendor?: string;
  /** The task queue of the workers that reach it. */
  readonly taskQueue: string;
  readonly stop?: readonly string[];
  readonly rerun?: readonly string[];
  readonly select?: readonly string[];
}

/** The systems of the settings. */
export const systemsCommand: Command<Options> = {
  name: 'systems',
  summary: 'the systems of the settings, and what they can do',
  details:
    'Sends nothing, so the secrets of the settings need not be there. A mark * stands at stops that cannot be undone.',
  options: [ALL_SETTINGS, JSON_OPTION],
  examples: [['job-control systems --settings job-control.yaml', 'as a table']],
  run: (call) => {
    const settings = loadSettings(settingsFile(call.options, call.env), call.vendors, {
      withoutSecrets: true,
    });
    const rows = rowsOf(settings);
    for (const system of Object.values(settings.systems)) void system.close?.();
    tell(rows, call);
    return Promise.resolve(EXIT.done);
  },
};

function tell(rows: readonly SystemRow[], { options, stdout, ...others }: Call<Options>): void {
  if (options.json) printJson({ ...others, stdout }, { systems: rows });
  else writeTable(stdout, COLUMNS, rows);
}

function rowsOf({ systems, taskQueue, zones }: Settings): SystemRow[] {
  const own = Object.entries(systems).map(([name, system]) => ({ name, taskQueue, ...abilities(system) }));
  return [...own, ...Object.entries(zones).map(([name, zone]) => ({ name, taskQueue: zone }))];
}

function abilities({ vendor, capabilities }: JobSystem): Omit<SystemRow, 'name' | 'taskQueue'> {
  const { stop, rerun, list } = capabilities;
  return {
    vendor,
    stop: Object.entries(stop.modes).map(([mode, { reversible }]) => (reversible ? mode : `${mode}*`)),
    rerun: rerun.ways.map(({ way }) => way),
    select: list === false ? [] : selectors(list),
  };
}

function selectors({ selectors: parts, query }: Exclude<Capabilities['list'], false>): string[] {
  return [...parts, ...query.map((member) => `query.${member}`)];
}

const COLUMNS: readonly Column<SystemRow>[] = [
  { head: 'SYSTEM', text: ({ name }) => harmless(name), style: () => 'bold' },
  { head: 'VENDOR', text: ({ vendor = '' }) => vendor },
  { head: 'TASK QUEUE', text: ({ taskQueue }) => harmless(taskQueue), least: 10 },
  { head: 'STOP', text: ({ stop = [] }) => stop.join(', '), least: 8 },
  { head: 'RERUN', text: ({ rerun = [] }) => rerun.join(', '), least: 8 },
  { head: 'SELECT BY', text: ({ select = [] }) => select.join(', '), least: 8 },
];

/** Who may import what. The first rule whose pattern fits a file's path (from `src/`) holds for it. */
export interface ImportRule {
  readonly zone: string;
  readonly files: RegExp;
  /**
   * What its files may import: zones (`*` for one segment of a name), packages, `node:` for all of Node. Files of the
   * same zone are always allowed.
   */
  readonly may: readonly string[];
  /** Whether `import type` is bound too. Default: types are free, because nothing is left of them at run time. */
  readonly typesToo?: boolean;
}

/** Libraries for the formats of vendors' bodies. */
const WIRE_FORMATS: readonly string[] = ['saxes'];

const ANY_SDK_PACKAGE = '@temporalio/*';

/** What the entries that run beside the systems may import: everything but `testing` and the command line. */
const WORKER_SIDE: readonly string[] = [
  'activities',
  'client',
  'config',
  'contract',
  'http',
  'nexus',
  'plugin.ts',
  'package-version.ts',
  'run-worker.ts',
  'systems',
  'vendors.ts',
  'node:',
  ANY_SDK_PACKAGE,
];

export const IMPORT_LAW: readonly ImportRule[] = [
  { zone: 'contract', files: /^contract\//, may: [], typesToo: true },
  {
    zone: 'http',
    files: /^http\/open-connection\.ts$/,
    may: ['contract', 'node:', 'undici'],
    typesToo: true,
  },
  { zone: 'http', files: /^http\//, may: ['contract', 'node:'], typesToo: true },
  { zone: 'schema', files: /^schema\//, may: ['zod'], typesToo: true },
  {
    zone: 'systems/shared',
    files: /^systems\/shared\//,
    may: ['contract', 'http', 'schema', 'node:', 'zod', ...WIRE_FORMATS],
    typesToo: true,
  },
  { zone: 'systems', files: /^systems\/index\.ts$/, may: ['systems/*'] },
  {
    zone: 'systems/<vendor>',
    files: /^systems\/[^/]+\//,
    may: ['contract', 'http', 'schema', 'systems/shared', 'node:', 'zod', ...WIRE_FORMATS],
    typesToo: true,
  },
  {
    zone: 'activities',
    files: /^activities\//,
    may: ['contract', 'node:', '@temporalio/activity', '@temporalio/common'],
  },
  { zone: 'workflows', files: /^workflows\//, may: ['contract', '@temporalio/workflow'] },
  { zone: 'nexus', files: /^nexus\//, may: ['contract', 'nexus-rpc'] },
  {
    zone: 'nexus-handlers',
    files: /^nexus-handlers\//,
    may: ['contract', 'client', 'nexus', 'nexus-rpc', '@temporalio/nexus'],
  },
  { zone: 'client', files: /^client\//, may: ['contract', 'config', 'node:', '@temporalio/client'] },
  {
    zone: 'cli',
    files: /^cli\//,
    may: ['contract', 'config', 'client', 'node:', 'commander', '@temporalio/client'],
  },
  { zone: 'config', files: /^config\/temporal\.ts$/, may: ['@temporalio/envconfig'] },
  { zone: 'config', files: /^config\//, may: ['contract', 'schema', 'node:', 'zod', 'yaml'] },
  {
    zone: 'plugin.ts',
    files: /^plugin\.ts$/,
    may: ['activities', 'contract', 'nexus-handlers', '@temporalio/plugin'],
  },
  { zone: 'package-version.ts', files: /^package-version\.ts$/, may: ['node:'] },
  { zone: 'vendors.ts', files: /^vendors\.ts$/, may: ['config', 'systems'] },
  {
    zone: 'worker.ts and index.ts',
    files: /^(worker|run-worker|index)\.ts$/,
    may: WORKER_SIDE,
  },
  // Hands the vendors to the command line, which may not know them itself.
  {
    zone: 'job-control.ts',
    files: /^job-control\.ts$/,
    may: ['cli', 'package-version.ts', 'vendors.ts', 'node:'],
  },
  { zone: 'testing', files: /^testing\/index\.ts$/, may: ['testing/*', 'testing/simulators/*'] },
  {
    zone: 'testing/contract-suite',
    files: /^testing\/contract-suite\//,
    may: ['contract', 'node:'],
    typesToo: true,
  },
  {
    zone: 'testing/simulators/kit',
    files: /^testing\/simulators\/kit\//,
    may: ['node:'],
    typesToo: true,
  },
  {
    zone: 'testing/simulators',
    files: /^testing\/simulators\/[^/]+\.ts$/,
    may: ['testing/simulators/*', 'node:'],
    typesToo: true,
  },
  {
    zone: 'testing/simulators/<vendor>',
    files: /^testing\/simulators\/[^/]+\//,
    may: ['testing/simulators/kit', 'node:', ...WIRE_FORMATS],
    typesToo: true,
  },
];

/** Folders whose files may be imported from outside only through their `index.ts`. */
export const CLOSED_FOLDERS = /^systems\/(?!shared\/)[^/]+\/.|^testing\/simulators\/[^/]+\/./;

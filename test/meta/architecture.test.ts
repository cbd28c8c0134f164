import { importViolations } from './import-checker';
import { repositoryFiles } from './source-files';

const bad = (path: string, text: string) => importViolations({ path: `src/${path}`, text });

describe('the import law', () => {
  const files = repositoryFiles('src/*.ts');

  it('is held by every file in src', () => {
    expect(files.flatMap(importViolations)).toEqual([]);
  });

  it('is held over many files', () => {
    expect(files.length).toBeGreaterThan(100);
  });
});

describe('the import law forbids', () => {
  it.each([
    ['contract to import anything', 'contract/job.ts', "import { z } from 'zod';"],
    ['contract to import types', 'contract/job.ts', "import type { HttpRequest } from '../http';"],
    ['contract to import Node', 'contract/marker.ts', "import { createHash } from 'node:crypto';"],
    ['http to import systems', 'http/redact.ts', "import { elecardBoroVod } from '../systems';"],
    ['http to import Temporal', 'http/redact.ts', "import { log } from '@temporalio/activity';"],
    ['a second undici file', 'http/redact.ts', "import { Pool } from 'undici';"],
    [
      'a vendor to import another',
      'systems/cisco-prime/system.ts',
      "import { x } from '../elecard-boro-vod';",
    ],
    [
      'types of another vendor',
      'systems/cisco-prime/system.ts',
      "import type { X } from '../elecard-boro-vod';",
    ],
    [
      'a vendor to import Temporal',
      'systems/cisco-prime/system.ts',
      "import { sleep } from '@temporalio/activity';",
    ],
    ['a vendor to import undici', 'systems/cisco-prime/system.ts', "import { request } from 'undici';"],
    [
      'shared code to import a vendor',
      'systems/shared/duration.ts',
      "import { x } from '../elecard-boro-vod';",
    ],
    ['activities to import systems', 'activities/watch.ts', "import { elecardBoroVod } from '../systems';"],
    ['activities to import http', 'activities/watch.ts', "import { redact } from '../http';"],
    ['workflows to import Node', 'workflows/board.ts', "import { join } from 'node:path';"],
    ['workflows to import activities', 'workflows/board.ts', "import { watch } from '../activities/watch';"],
    [
      'workflows to import the SDK client',
      'workflows/board.ts',
      "import { Client } from '@temporalio/client';",
    ],
    ['nexus to import workflows', 'nexus/index.ts', "import { stopJobs } from '../workflows';"],
    ['nexus to import its handlers', 'nexus/index.ts', "export { x } from '../nexus-handlers';"],
    ['the handlers to import activities', 'nexus-handlers/index.ts', "import { x } from '../activities';"],
    ['the client to run workflows', 'client/index.ts', "import { stopJobs } from '../workflows';"],
    [
      'the client to import activities',
      'client/index.ts',
      "export { createActivities } from '../activities';",
    ],
    ['the command line to import systems', 'cli/main.ts', "import { elecardBoroVod } from '../systems';"],
    ['the command line to import vendors', 'cli/main.ts', "import { vendors } from '../vendors';"],
    ['the bin to import testing', 'job-control.ts', "import { describeJobSystem } from './testing';"],
    ['the worker to import the command line', 'worker.ts', "import { main } from './cli';"],
    ['schema to import config', 'schema/issue-text.ts', "import type { Settings } from '../config';"],
    ['client to import schema', 'client/index.ts', "import { findingsText } from '../schema/issue-text';"],
    [
      'config to import systems',
      'config/validate.ts',
      "import { tlsSchema } from '../systems/shared/connection';",
    ],
    ['the plugin to import systems', 'plugin.ts', "import { elecardBoroVod } from './systems';"],
    ['vendors.ts to import http', 'vendors.ts', "import { redact } from './http';"],
    ['the worker to import testing', 'worker.ts', "import { describeJobSystem } from './testing';"],
    ['the main door to import testing', 'index.ts', "export * from './testing';"],
    ['the suite to import systems', 'testing/contract-suite/bench.ts', "import { x } from '../../systems';"],
    [
      'a simulator to import its adapter',
      'testing/simulators/elecard-boro-vod/task.ts',
      "import type { Method } from '../../../systems/elecard-boro-vod/requests';",
    ],
    [
      'a simulator to import another',
      'testing/simulators/cisco-prime/job.ts',
      "import { viewTask } from '../elecard-boro-vod';",
    ],
    [
      'the simulator kit to import contract',
      'testing/simulators/kit/fault.ts',
      "import '../../../contract';",
    ],
    ['to pass an index', 'systems/index.ts', "export { x } from './elecard-boro-vod/requests';"],
    ['require', 'contract/job.ts', "const { z } = require('zod');"],
    ['import()', 'contract/job.ts', "const zod = await import('zod');"],
    ['a computed import', 'activities/watch.ts', 'const anything = require(name);'],
    ['an import = require', 'contract/job.ts', "import zod = require('zod');"],
    ['a file without a rule', 'somewhere/new.ts', ''],
  ])('%s', (_what, path, text) => {
    expect(bad(path, text)).toHaveLength(1);
  });

  it('in words with file, line and rule', () => {
    expect(bad('workflows/board.ts', "\nimport { x } from '../http/redact';")).toEqual([
      'src/workflows/board.ts:2: imports http; workflows may import only itself, contract, @temporalio/workflow',
    ]);
  });
});

describe('the import law allows', () => {
  it.each([
    ['undici in its one file', 'http/open-connection.ts', "import { Pool } from 'undici';"],
    [
      'types of workflows to the client',
      'client/index.ts',
      "import type * as workflows from '../workflows';",
    ],
    ['vendors to the bin', 'job-control.ts', "import { vendors } from './vendors';"],
    ['the command line to the bin', 'job-control.ts', "import { main } from './cli';"],
    ['schema to a vendor', 'systems/cisco-prime/recipe.ts', "import { x } from '../../schema/issue-text';"],
    ['inline types', 'activities/watch.ts', "import { type Worker } from '@temporalio/worker';"],
    ['Node to activities', 'activities/pause.ts', "import { setTimeout } from 'node:timers/promises';"],
    ['words in comments', 'contract/job.ts', "/* import { z } from 'zod'; */"],
    ["a vendor's own files", 'systems/cisco-prime/system.ts', "import { x } from './wire/xml';"],
    ["a vendor's index", 'systems/index.ts', "export { x } from './elecard-boro-vod';"],
  ])('%s', (_what, path, text) => {
    expect(bad(path, text)).toEqual([]);
  });
});

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { type BuiltLib, builtLib } from '../built-lib';
import { type BoroLab, openBoroLab } from '../end-to-end/boro-lab';
import { startNode, type EndedScript, type ScriptProcess } from '../script-process';
import { startTestServer } from '../temporal';
import { startWorker } from '../with-worker';

/** A Temporal server, a worker and a simulated Boro VoD, with the built command line. */
export interface CommandLab {
  readonly env: TestWorkflowEnvironment;
  readonly boro: BoroLab;
  /** An empty folder in which commands run. */
  readonly folder: string;
  /** A job that runs until it is stopped. */
  running(uri: string, more?: object): string;
  start: Starts<ScriptProcess>;
  run: Starts<Promise<EndedScript>>;
  close(): Promise<void>;
}

/** Starts the command line; `env` goes above what says where Temporal is. */
type Starts<Started> = (args: readonly string[], stdin?: string, env?: NodeJS.ProcessEnv) => Started;

export async function openCommandLab(): Promise<CommandLab> {
  const lib: BuiltLib = builtLib();
  const [env, boro] = await Promise.all([startTestServer(), openBoroLab()]);
  const worker = await startWorker(env, { systems: boro.systems, taskQueue: 'job-control' });
  const working = worker.run();
  const folder = mkdtempSync(join(tmpdir(), 'job-control-commands-'));
  const temporal = {
    TEMPORAL_ADDRESS: env.address,
    TEMPORAL_NAMESPACE: 'default',
    TEMPORAL_CONFIG_FILE: join(folder, 'none.toml'),
  };
  const main = join(__dirname, '../..', lib.folder, 'job-control.js');
  const start: Starts<ScriptProcess> = (args, stdin, more = {}) =>
    startNode([main, ...args], {
      ...{ env: { ...temporal, ...more }, cwd: folder },
      ...(stdin === undefined ? {} : { stdin }),
    });
  return {
    ...{ env, boro, folder, start },
    run: (...given) => start(...given).ended,
    running: (uri, more = {}) =>
      boro.simulator.addTask({
        templateId: 1,
        uri,
        status: 'Running',
        runsForMs: null,
        stopTakesMs: 50,
        ...more,
      }),
    close: async () => {
      worker.shutdown();
      await working;
      await Promise.all([env.teardown(), boro.close()]);
      lib.remove();
    },
  };
}

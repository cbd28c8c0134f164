import { relative } from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { startDevServer } from '../temporal-server/dev-server';
import { closeStudio, emptyFolder, openStudio, play, write } from './record';
import { scenarios } from './scenarios';

/** Records the histories that `test/workflows/replay.test.ts` replays, under test/histories. Usage: main.ts [version] */
async function recordHistories(version: string): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const server = await startDevServer();
  const studio = await openStudio(server.address);
  const folder = emptyFolder(version);
  for (const one of scenarios()) {
    console.log(relative('.', write(folder, one, await play(studio, one))));
  }
  await closeStudio(studio);
  await server.close();
}

recordHistories(process.argv[2] ?? 'unreleased').then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

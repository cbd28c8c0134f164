import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { type DevServer, startDevServer } from '../../../scripts/temporal-server/dev-server';
import { temporalCliForTests } from '../../temporal';
import { emptyFolderForEachTest, fakeExecutable } from './fake-executable';

const folder = emptyFolderForEachTest();
const servers: DevServer[] = [];

async function start(options: Parameters<typeof startDevServer>[0]): Promise<DevServer> {
  const server = await startDevServer({ cliPath: temporalCliForTests(), ...options });
  servers.push(server);
  return server;
}

afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

it('serves a namespace and the Web UI', async () => {
  const { address, uiUrl } = await start({ ui: true, namespace: 'jobs' });
  const connection = await Connection.connect({ address });
  const { namespaceInfo } = await connection.workflowService.describeNamespace({ namespace: 'jobs' });
  await connection.close();
  expect(namespaceInfo?.name).toBe('jobs');
  await expect(fetch(uiUrl ?? '')).resolves.toMatchObject({ status: 200 });
});

it('serves no Web UI unless asked', async () => {
  await expect(start({})).resolves.not.toHaveProperty('uiUrl');
});

it('is gone after close, and closes twice', async () => {
  const server = await start({});
  await server.close();
  await server.close();
  const socket = connect(Number(server.address.split(':')[1]), '127.0.0.1');
  await expect(once(socket, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

it('tries other ports when one was taken', async () => {
  const cliPath = await fakeExecutable(
    join(folder.path, 'temporal'),
    `if mkdir '${folder.path}/asked-before' 2>/dev/null; then echo 'bind: address already in use' >&2; exit 1; fi
    exec '${temporalCliForTests()}' "$@"`,
  );
  await expect(start({ cliPath })).resolves.toHaveProperty('address');
});

it('gives up when ports are always taken', async () => {
  const script = `echo x >> '${folder.path}/attempts'; echo 'bind: address already in use'; exit 1`;
  const cliPath = await fakeExecutable(join(folder.path, 'temporal'), script);
  await expect(start({ cliPath })).rejects.toThrow('address already in use');
  await expect(readFile(join(folder.path, 'attempts'), 'utf8')).resolves.toBe('x\nx\nx\n');
});

it('shows the last words of a failing server', async () => {
  const cliPath = await fakeExecutable(
    join(folder.path, 'temporal'),
    'echo "unable to open database" >&2; exit 3',
  );
  await expect(start({ cliPath })).rejects.toThrow(/ended with exit code 3.*\nunable to open database/);
});

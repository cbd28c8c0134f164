import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { startInBackground } from '../../scripts/processes/background-process';
import { Cleanup } from '../../scripts/processes/cleanup';
import { environmentWithoutTemporal } from '../../scripts/processes/environment';
import { freePorts } from '../../scripts/temporal-server/free-ports';
import { builtLib } from '../built-lib';
import { startNode } from '../script-process';
import { startTestServer } from '../temporal';

const ROOT = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const SETTINGS = 'examples/simulator/job-control.yaml';
const PORT = '8086';

// Where `lib` is older than `src`, it is built first.
jest.setTimeout(240_000);

/** The README's section, its shell blocks as commands. */
const [section = ''] = /## Try it on a simulator\n[\s\S]*?(?=\n## )/.exec(read('README.md')) ?? [];
const [servers = [], commands = []] = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) =>
  block
    .trim()
    .split('\n')
    .map((line) => line.replace(/\s+#.*$/, '')),
);
const [, table = ''] = /```text\n([\s\S]*?)```/.exec(section) ?? [];
const { bin } = JSON.parse(read('package.json')) as { bin: Record<string, string> };

const cleanup = new Cleanup();
let server: TestWorkflowEnvironment;
let lib: string;
let env: NodeJS.ProcessEnv;
/** The port of the document may be taken: here it is another. */
let onThisMachine: (text: string) => string;

beforeAll(async () => {
  const built = builtLib();
  cleanup.add(() => built.remove());
  lib = join(ROOT, built.folder);
  server = await startTestServer();
  cleanup.add(() => server.teardown());
  const folder = await mkdtemp(join(tmpdir(), 'job-control-simulator-'));
  cleanup.add(() => rm(folder, { recursive: true }));
  const [port] = await freePorts(1);
  const settings = join(folder, 'job-control.yaml');
  writeFileSync(settings, read(SETTINGS).replace(PORT, String(port)));
  writeFileSync(join(folder, 'temporal.toml'), '[profile.default]\n');
  onThisMachine = (text) => text.replace(SETTINGS, settings).replace(PORT, String(port));
  env = {
    ...environmentWithoutTemporal(),
    TEMPORAL_ADDRESS: server.address,
    TEMPORAL_CONFIG_FILE: join(folder, 'temporal.toml'),
  };
});
afterAll(() => cleanup.run());

/** What Node.js runs for `npx PROGRAM …`. */
function argsOf(command: string): string[] {
  const [npx, program = '', ...args] = onThisMachine(command).split(' ');
  const file = bin[program];
  if (npx !== 'npx' || file === undefined) throw new Error(`This is no program of the package: ${command}`);
  return [join(lib, file.replace('./lib/', '')), ...args];
}

const background = (command: string, ready: RegExp) =>
  startInBackground(
    { name: command, args: argsOf(command), env, readyIn: (output) => ready.exec(output)?.[0] },
    cleanup,
  );

it("the README's simulator, worker and commands work together", async () => {
  const [temporal, simulator = '', worker = '', ...more] = servers;
  expect([temporal, more]).toEqual(['"$(npm run --silent temporal-cli)" server start-dev', []]);
  await background(simulator, /"url":/);
  await background(worker, /^Worker ready/m);
  const [settings = '', ...typed] = commands;
  const [, name = '', value = ''] = /^export (\w+)=(\S+)$/.exec(settings) ?? [];
  env[name] = onThisMachine(value);
  const screens: string[] = [];
  for (const command of typed) {
    const { code, stdout, stderr } = await startNode(argsOf(command), { env, cwd: ROOT }).ended;
    expect([command, code, stdout]).toEqual([command, 0, expect.any(String)]);
    screens.push(`${stdout}${stderr}`);
  }
  expect(screens.join('').split('\n')).toEqual(expect.arrayContaining(table.split('\n')));
  expect(screens.at(-1)).toMatch(/^4 +running[\s\S]*^5 +running/m);
});

import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundleDoors } from '../../../../scripts/check/package/bundle-doors';
import { compileDoors } from '../../../../scripts/check/package/compile-doors';
import { installPacked } from '../../../../scripts/check/package/install-packed';
import type { InstalledPackage } from '../../../../scripts/check/package/installed-package';
import { loadDoors } from '../../../../scripts/check/package/load-doors';
import { outsideAdapter } from '../../../../scripts/check/package/outside-adapter';

const door = (name: string) => ({ types: `./lib/${name}.d.ts`, default: `./lib/${name}.js` });

/** A package with a good door, and one door for each thing that can be wrong. */
const FILES: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    name: 'faulty',
    version: '1.0.0',
    files: ['lib', 'examples', 'test'],
    bin: { faulty: 'lib/good.js' },
    exports: {
      '.': door('good'),
      './twofold': { import: './lib/twofold.mjs', require: './lib/good.js' },
      './undeclared': door('undeclared'),
      './workflows': door('workflows'),
      './package.json': './package.json',
    },
    dependencies: { zod: '*' },
  }),
  'lib/good.js': "exports.zod = require('zod');",
  'lib/good.d.ts': "export * as zod from 'zod';",
  'lib/twofold.mjs': 'export const zod = 1;',
  'lib/undeclared.js': "exports.yaml = require('yaml');",
  'lib/undeclared.d.ts': "export { parse } from 'yaml';",
  'lib/workflows.js': "exports.stop = async () => require('node:fs').constants;",
  'examples/adapter/contract.test.ts':
    "import { zod } from 'faulty';\nimport { schema } from '../../test/contract-suite/toy';\nschema(zod);\n",
  'test/contract-suite/toy.ts': 'export const schema = (zod: { string(): unknown }) => zod.string();\n',
  'lib/workflows.d.ts': 'export declare function stop(): Promise<unknown>;',
};

let folder: string;
let installed: InstalledPackage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'job-control-doors-'));
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, 'checkout', path)), { recursive: true });
    await writeFile(join(folder, 'checkout', path), text, { mode: 0o755 });
  }
  installed = await installPacked(folder, join(folder, 'checkout'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const only = (...doors: string[]): InstalledPackage => ({ ...installed, doors });

it('finds the doors in the manifest', () => {
  expect(installed.doors).toEqual(['faulty', 'faulty/twofold', 'faulty/undeclared', 'faulty/workflows']);
});

it('finds a program that cannot be executed', async () => {
  const program = join(folder, 'checkout/lib/good.js');
  await chmod(program, 0o644);
  await expect(installPacked(folder, join(folder, 'checkout'))).rejects.toThrow(/EACCES.*good\.js/);
  await chmod(program, 0o755);
});

describe('loading', () => {
  it('accepts a good door', async () => {
    await expect(loadDoors(only('faulty'))).resolves.toEqual([]);
  });

  it('finds an undeclared dependency', async () => {
    const [finding, ...more] = await loadDoors(only('faulty', 'faulty/undeclared'));
    expect(finding).toMatch(/^faulty\/undeclared: Error: Cannot find module 'yaml'/);
    expect(more).toEqual([]);
  });

  it('finds a door with two modules behind it', async () => {
    const [finding] = await loadDoors(only('faulty/twofold'));
    expect(finding).toContain('require() and import() load different files');
  });
});

describe('bundling', () => {
  it('finds what the sandbox forbids', async () => {
    const [finding] = await bundleDoors(installed);
    expect(finding).toContain('node:fs');
  });

  it('leaves the other doors alone', async () => {
    await expect(bundleDoors(only('faulty', 'faulty/undeclared'))).resolves.toEqual([]);
  });
});

describe('compiling', () => {
  it('accepts a good door', async () => {
    await expect(compileDoors(only('faulty'))).resolves.toEqual([]);
  });

  it('finds missing types in every resolution', async () => {
    const findings = await compileDoors(only('faulty', 'faulty/undeclared'));
    const finding = "node_modules/faulty/lib/undeclared.d.ts:1: Cannot find module 'yaml'";
    expect(findings).toEqual([
      expect.stringContaining(`commonjs.cts: ${finding}`),
      expect.stringContaining(`esmodule.mts: ${finding}`),
      expect.stringContaining(`bundler.ts: ${finding}`),
    ]);
  });

  it('finds a door without types', async () => {
    const [finding] = await compileDoors(only('faulty/twofold'));
    expect(finding).toContain(
      "esmodule.mts: esmodule.mts:1: Could not find a declaration file for module 'faulty/twofold'",
    );
  });
});

describe('an adapter outside', () => {
  const changed = async (text: string) => {
    const place = join(installed.project, 'node_modules/faulty/test/contract-suite/toy.ts');
    await writeFile(place, text);
    return outsideAdapter(installed);
  };

  it('is accepted where it compiles and passes', async () => {
    await expect(outsideAdapter(installed)).resolves.toEqual([]);
  });

  it('is found where it does not compile', async () => {
    expect(await changed("export { schema } from '../../src/http';")).toEqual([
      expect.stringContaining("test/contract-suite/toy.ts:1: Cannot find module '../../src/http'"),
    ]);
  });

  it('is found where its test fails', async () => {
    expect(await changed("export const schema = (_: object) => { throw new Error('unkept'); };")).toEqual([
      expect.stringMatching(/^examples\/adapter\/contract\.test\.ts:\n[\s\S]*unkept/),
    ]);
  });
});

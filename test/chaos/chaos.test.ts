import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MatrixReport } from '../../scripts/chaos/report/matrix-report';
import type { SabotagesReport } from '../../scripts/chaos/sabotage/run-sabotages';
import { type BuiltLib, builtLib } from '../built-lib';
import { startScript } from '../script-process';

jest.setTimeout(600_000);

let lib: BuiltLib;
let temporary: string;
beforeAll(() => {
  lib = builtLib();
  temporary = mkdtempSync(join(tmpdir(), 'job-control-chaos-test-'));
  process.env.TMPDIR = temporary;
});
afterAll(() => {
  lib?.remove();
  rmSync(temporary, { recursive: true });
});

const run = async (...options: string[]) => {
  const { code, stdout, stderr } = await startScript('chaos', lib.folder, '--json', ...options).ended;
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  return { code, stderr, report: JSON.parse(stdout) as unknown };
};

/** The lines of the summary, as in `  98.9 s  192 cells, 0 with violations, …`. */
const isCount = (line: string): boolean => /^ *[\d.]+ s {2}([\w-]+: )?\d+ cells[;,]/.test(line);

it('keeps every promise in the reduced matrix', async () => {
  const { code, report, stderr } = await run('--quick', '--minutes', '8');
  const { cells, violations, notPlayed, bySubject } = report as MatrixReport;
  expect({ violations, notPlayed, code }).toEqual({ violations: [], notPlayed: [], code: 0 });
  expect(Object.keys(bySubject)).toHaveLength(18);
  expect(cells).toBeGreaterThan(300);
  expect(stderr).toContain(`${cells} cells, 0 with violations`);
  process.stderr.write(`${stderr.split('\n').filter(isCount).join('\n')}\n`);
});

it('notices every protection that is off', async () => {
  const { report, code } = await run('--sabotage', '--quick');
  const { sabotages } = report as SabotagesReport;
  const blind = sabotages.filter(({ noticedBy }) => noticedBy.length === 0).map(({ name }) => name);
  expect({ blind, code, sabotages: sabotages.length }).toEqual({ blind: [], code: 0, sabotages: 6 });
});

const isListening = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const [host = '', port] = address.split(':');
    const socket = connect(Number(port), host, () => resolve(true)).on('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

it('ends all that it started when asked', async () => {
  const chaos = startScript('chaos', lib.folder, '--quick', '--json');
  const temporal = await chaos.said(/Temporal at (\S+),/);
  await chaos.said(/nothing goes wrong/);
  chaos.kill('SIGINT');
  const { code, stdout, stderr } = await chaos.ended;
  expect([code, JSON.parse(stdout)]).toEqual([130, { ok: false, error: 'Ended by SIGINT.' }]);
  expect(stderr).toMatch(/ s {2}ok .*\nEnded by SIGINT\.\n$/);
  expect(await isListening(temporal)).toBe(false);
  expect(readdirSync(temporary)).toEqual([]);
});

it.each([
  ['--help', 0, /Usage: npm run chaos/],
  ['--sed', 2, /Try npm run chaos -- --help/],
])('answers %s with exit code %d', async (option, exitCode, says) => {
  const { code, stdout, stderr } = await startScript('chaos', lib.folder, option).ended;
  expect([code, stdout + stderr]).toEqual([exitCode, expect.stringMatching(says)]);
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../../../src/config';
import { vendors } from '../../../src/vendors';

const folder = mkdtempSync(join(tmpdir(), 'huawei-drs-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => delete process.env['DRS_PASSWORD']);

it("the example's settings make a system", async () => {
  const example = readFileSync(join(__dirname, '../../../examples/huawei-drs.yaml'), 'utf8');
  writeFileSync(join(folder, 'source-db'), 'canary-source\n');
  const file = join(folder, 'job-control.yaml');
  writeFileSync(file, example.replace('/run/secrets/source-db', join(folder, 'source-db')));
  process.env['DRS_PASSWORD'] = 'canary-password';
  const { systems, secrets } = loadSettings(file, vendors);
  expect(systems['drs-beijing']?.vendor).toBe('huawei-drs');
  expect([...secrets].sort()).toEqual(['canary-password', 'canary-source']);
  await systems['drs-beijing']?.close?.();
});

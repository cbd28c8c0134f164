import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type BoroVodSimulator, startBoroVodSimulator } from '../../src/testing/simulators/elecard-boro-vod';
import { type } from './typed';

const folder = mkdtempSync(join(tmpdir(), 'job-control-check-'));
const SECRET = 'Y2FuYXJ5LXNlY3JldA==';

let simulator: BoroVodSimulator;
beforeAll(async () => {
  simulator = await startBoroVodSimulator({ hmacKeys: { '1': SECRET } });
});
afterAll(() => simulator?.close());

/** Settings with a system that is right, one with the wrong secret, one that is not there, and one of another zone. */
function settings(): string {
  const boro = { vendor: 'elecard-boro-vod', url: simulator.url, userId: 1, projectId: 2 };
  const file = join(folder, 'job-control.yaml');
  const systems = {
    'boro-lab': { ...boro, signing: { accessId: '1', secret: '${file:secret}' } },
    'boro-locked': { ...boro, signing: { accessId: '1', secret: 'd3Jvbmc=' } },
    'boro-gone': { ...boro, url: 'http://127.0.0.1:1' },
  };
  writeFileSync(join(folder, 'secret'), SECRET);
  writeFileSync(file, stringify({ systems, zones: { 'boro-berlin': 'berlin' } }));
  return file;
}

const check = (...args: string[]) => type(['check', '--settings', settings(), ...args]);

describe('the check of systems', () => {
  it('ends with 0 when all is right', async () => {
    const { code, stdout } = await check('boro-lab');
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^boro-lab \(elecard-boro-vod\)\n {2}✓ reachable/),
    ]);
  });

  it('ends with 1 for wrong credentials', async () => {
    const { code, stdout } = await check('boro-locked');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/✓ reachable[\s\S]*✗ credentials/)]);
  });

  it('ends with 3 for a system that is not there', async () => {
    const { code, stdout, stderr } = await check();
    expect([code, stdout]).toEqual([3, expect.stringMatching(/boro-gone[\s\S]*✗ reachable/)]);
    expect(stderr).toContain('boro-berlin: reached by the workers of berlin');
  });

  it.each([
    ['nothing', 'There is no system nothing in the settings. There are boro-lab'],
    ['boro-berlin', 'reached by the workers of the task queue berlin'],
  ])('ends with 2 for %s', async (name, message) => {
    const { code, stderr } = await check(name);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it('is one JSON document without a secret', async () => {
    const { stdout, stderr } = await check('boro-lab', 'boro-locked', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      systems: [{ system: 'boro-lab' }, { system: 'boro-locked' }],
    });
    expect([SECRET, 'd3Jvbmc='].filter((secret) => (stdout + stderr).includes(secret))).toEqual([]);
  });
});

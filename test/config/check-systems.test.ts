import { checkSystems, loadSettings, type Settings } from '../../src/config';
import { systemCheck, type CallContext, type JobSystem, type SystemCheck } from '../../src/contract';
import { vendors } from '../../src/vendors';
import { startBoroVodSimulator } from '../../src/testing/simulators/elecard-boro-vod';
import { write } from './settings-files';

const WELL = systemCheck({ reachable: { ok: true, says: 'It answers.' } }, 'Not looked at.');
const CANARY = 'canary-4711';
const NOBODY = new Error('Nobody wants to know.');

type Check = ((call: CallContext) => Promise<SystemCheck>) | undefined;

/** Settings with systems that only check, and the names of those that were closed. */
function settingsWith(checks: Readonly<Record<string, Check>>) {
  const closed: string[] = [];
  const systems = Object.entries(checks).map(([name, check]) => {
    const close = () => Promise.resolve(void closed.push(name));
    return [name, { vendor: 'lab', ...(check && { check }), close } as unknown as JobSystem];
  });
  const settings: Settings = {
    taskQueue: 'job-control',
    systems: Object.fromEntries(systems) as Settings['systems'],
    zones: {},
    nexus: false,
    secrets: [CANARY],
  };
  return { settings, closed };
}

const never = () => new Promise<never>(() => {});
const untilAborted = ({ signal }: CallContext) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

it('checks all systems, in their order, and closes them', async () => {
  const { settings, closed } = settingsWith({
    two: () => Promise.resolve(WELL),
    one: () => Promise.resolve(WELL),
  });
  expect(await checkSystems(settings)).toEqual([
    { system: 'two', vendor: 'lab', findings: WELL.findings },
    { system: 'one', vendor: 'lab', findings: WELL.findings },
  ]);
  expect(closed.sort()).toEqual(['one', 'two']);
});

it('checks them at the same time', async () => {
  let waiting = 0;
  let go = (): void => {};
  const together = new Promise<void>((resolve) => (go = resolve));
  const meet = async () => {
    if (++waiting === 2) go();
    await together;
    return WELL;
  };
  const found = await checkSystems(settingsWith({ one: meet, two: meet }).settings, { timeoutMs: 5_000 });
  expect(found.map(({ findings }) => findings[0]?.ok)).toEqual([true, true]);
});

it.each<[string, Check]>([
  ['listens to its signal', untilAborted],
  ['does not', never],
])('a system that hangs and %s holds nobody up', async (_, check) => {
  const { settings, closed } = settingsWith({ slow: check, quick: () => Promise.resolve(WELL) });
  const [slow, quick] = await checkSystems(settings, { timeoutMs: 30 });
  expect(slow?.findings[0]).toEqual({
    name: 'reachable',
    ok: false,
    says: 'The check did not end within 0.03 s.',
  });
  expect(quick?.findings).toEqual(WELL.findings);
  expect(closed.sort()).toEqual(['quick', 'slow']);
});

it('an adapter without a check is unknown', async () => {
  const [one] = await checkSystems(settingsWith({ one: undefined }).settings);
  expect(one?.findings.map(({ ok, says }) => [ok, says])).toEqual(
    Array.from({ length: 5 }, () => ['unknown', 'The adapter lab has no check.']),
  );
});

it('a check that breaks is unknown, without secrets', async () => {
  const breaks = () => Promise.reject(new TypeError(`cannot read ${CANARY}`));
  const [one] = await checkSystems(settingsWith({ one: breaks }).settings);
  expect(one?.findings[0]).toEqual({
    name: 'reachable',
    ok: 'unknown',
    says: 'The check itself failed: cannot read [redacted]',
  });
});

it('throws the reason when aborted before', async () => {
  const { settings, closed } = settingsWith({ one: untilAborted });
  await expect(checkSystems(settings, { signal: AbortSignal.abort(NOBODY) })).rejects.toBe(NOBODY);
  expect(closed).toEqual(['one']);
});

it('throws the reason when aborted on the way', async () => {
  const controller = new AbortController();
  const check = (call: CallContext) => {
    setImmediate(() => controller.abort(NOBODY));
    return untilAborted(call);
  };
  const { settings, closed } = settingsWith({ one: check });
  await expect(checkSystems(settings, { signal: controller.signal })).rejects.toBe(NOBODY);
  expect(closed).toEqual(['one']);
});

it('checks what a settings file names', async () => {
  const simulator = await startBoroVodSimulator({ projects: [2] });
  const text = `systems: {boro-lab: {vendor: elecard-boro-vod, url: "${simulator.url}", userId: 1, projectId: 2}}`;
  try {
    const [boro] = await checkSystems(loadSettings(write('job-control.yaml', text), vendors));
    expect(boro).toMatchObject({
      system: 'boro-lab',
      vendor: 'elecard-boro-vod',
      findings: [{ name: 'reachable', ok: true }, {}, {}, {}, { name: 'clock', ok: true }],
    });
  } finally {
    await simulator.close();
  }
});

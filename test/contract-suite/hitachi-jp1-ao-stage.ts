import { hitachiJp1Ao, type HitachiJp1AoOptions } from '../../src/systems/hitachi-jp1-ao';
import type { HttpStage, JobMaker, SeenRequest, JobSystemStage } from '../../src/testing/contract-suite';
import {
  startJp1AoSimulator,
  type Jp1AoSimulator,
  type Jp1AoSimulatorOptions,
  type NewTask,
} from '../../src/testing/simulators/hitachi-jp1-ao';

const PASSWORD = 'canary-password-2d81';
const PROPERTY_VALUE = 'canary-property-2d81';

/** JP1/AO 12 on its simulator, as the manual's examples look; ids begin where a JavaScript number rounds them. */
export const hitachiJp1Ao12Stage = hitachiJp1AoStage(12, { version: 'v12', firstTaskId: '9007199254740993' });

/** JP1/AO 10 on its simulator, with the words of its screens and the spelling of its schema blocks. */
export const hitachiJp1Ao10Stage = hitachiJp1AoStage(10, {
  version: 'v10',
  vocabulary: 'ui',
  schemaSpelling: 'instanceId',
  affectedResource: 'affectedResources',
  languages: ['ja'],
});

/** JP1/AO of a version on its simulator, with switches of the simulator. */
export function hitachiJp1AoStage(
  version: 10 | 11 | 12,
  simulated: Jp1AoSimulatorOptions,
): JobSystemStage<Jp1AoSimulator> {
  const optionsFor = (url: string): HitachiJp1AoOptions => ({
    ...{ url, version, user: 'system', password: PASSWORD },
    ...{ settle: 50, pollInterval: 20, timeout: '5s' },
  });
  return {
    capabilities: hitachiJp1Ao(optionsFor('http://127.0.0.1')).capabilities,
    secrets: [PASSWORD, PROPERTY_VALUE],
    malformedIds: [
      '',
      '0',
      '05381',
      '-1',
      '53.81',
      '9223372036854775808',
      '*',
      '5381 ',
      '../5381',
      'AddUser',
    ],
    start: () => startJp1AoSimulator({ users: { system: { password: PASSWORD } }, ...simulated }),
    end: (simulator) => simulator.close(),
    connect: (_simulator, url) => hitachiJp1Ao(optionsFor(url)),
    unknownId: (number) => String(9_100_000_000_000_000_000n + BigInt(number)),
    jobs: {
      waiting: task({ status: 'waiting', waitsForMs: null }),
      running: task({ status: 'inProgress' }),
      stopping: task({ status: 'terminating', stopTakesMs: null }),
      paused: task({ status: 'suspended' }),
      succeeded: task({ status: 'completed' }),
      failed: task({ status: 'failed', startTime: '2026-01-01T09:00:00.000Z' }),
      stopped: task({ status: 'canceled' }),
      unknown: task({ status: 'rehearsing' }),
    },
    endsDuringStop: task({ status: 'inProgress', endsDuringStop: 'completed' }),
    restart: (simulator, id) => Promise.resolve(simulator.setStatus(id, 'inProgress')),
    runsStarted: (simulator, id) => simulator.runsStarted()[simulator.task(id)?.work ?? '']?.count ?? 0,
    check: {
      connectAsStranger: (_simulator, url) =>
        hitachiJp1Ao({ ...optionsFor(url), password: 'not-the-password' }),
    },
    http: httpStage(),
  };
}

function task(plan: Partial<NewTask>): JobMaker<Jp1AoSimulator> {
  const properties = [{ keyName: 'target.path', value: PROPERTY_VALUE }];
  return (simulator) => Promise.resolve(simulator.addTask({ properties, ...plan }));
}

function httpStage(): HttpStage<Jp1AoSimulator> {
  let latest: ReturnType<typeof operationOf>;
  return {
    url: ({ url }) => url,
    // Whom the server does not know it refuses everywhere: asked about himself in the middle of an operation, too.
    operationOf: (request) =>
      request.path === '/Automation/v1/user' ? latest : (latest = operationOf(request)),
    withStatus,
  };
}

function operationOf({ method, path }: SeenRequest): 'stop' | 'submit' | undefined {
  const [, action = ''] = /\/actions\/(\w+)\/invoke$/.exec(path) ?? [];
  if (method !== 'POST' || action === '') return undefined;
  return ['stop', 'forceStop', 'cancel'].includes(action) ? 'stop' : 'submit';
}

/** Works on the text: to parse it would round the ids. */
function withStatus(body: string, { id, word }: { readonly id: string; readonly word: string }): string {
  const isAbout = new RegExp(`"instanceI[Dd]"\\s*:\\s*${id}\\b`).test(body);
  return isAbout ? body.replace(/"status"(\s*:\s*)"[^"]*"/, `"status"$1${JSON.stringify(word)}`) : body;
}

import { ciscoPrime, type CiscoPrimeOptions } from '../../src/systems/cisco-prime';
import type { HttpStage, JobMaker, JobSystemStage, SeenRequest } from '../../src/testing/contract-suite';
import {
  startCiscoPrimeSimulator,
  type CiscoPrimeSimulator,
  type CiscoPrimeSimulatorOptions,
  type NewRun,
} from '../../src/testing/simulators/cisco-prime';
import { alteredBodies } from './cisco-prime-bodies';

const PASSWORD = 'canary-password-7c15';
const VARIABLE_VALUE = 'canary-variable-7c15';
const TEMPLATE = 'Configure Interface';
const JOB_TYPE = 'CliTemplateDeployIOSDevices';

/** No limits: the suite asks more often than five times a second, and what a limit does has tests of its own. */
const UNLIMITED = {
  perUserThreshold: -1,
  totalRequestThreshold: -1,
  maxConcurrentQueries: -1,
  maxSessionsPerUser: -1,
  limitUnpagedQuery: 5,
};

/** Prime of an API version and a format on its simulator, with switches of the simulator. */
export function ciscoPrimeStage(
  version: 1 | 2 | 3 | 4,
  format: 'json' | 'xml',
  simulated: CiscoPrimeSimulatorOptions = {},
): JobSystemStage<CiscoPrimeSimulator> {
  const optionsFor = (url: string, simulator?: CiscoPrimeSimulator): CiscoPrimeOptions => ({
    ...{ url, version, format, user: 'nbi', password: PASSWORD, rateLimits: 'configured' },
    ...{ requestsPerSecond: 1_000, concurrentRequests: 50, connections: 5, keepAlive: true },
    ...{ settle: 100, pollInterval: 20, timeout: '5s', refusalRetries: 0 },
    recordedSubmissions: ({ jobId }) => Promise.resolve(submissionOf(simulator, jobId)),
  });
  return {
    capabilities: ciscoPrime(optionsFor('http://127.0.0.1')).capabilities,
    secrets: [PASSWORD, VARIABLE_VALUE],
    malformedIds: [
      '',
      '0',
      '-1',
      '1/',
      '/1',
      '1/2/3',
      '1.5/2',
      '*',
      '9223372036854775808/1',
      '../15',
      'in(1)',
    ],
    start: () =>
      startCiscoPrimeSimulator({ users: { nbi: { password: PASSWORD } }, ...UNLIMITED, ...simulated }),
    end: (simulator) => simulator.close(),
    connect: (simulator, url) => ciscoPrime(optionsFor(url, simulator)),
    unknownId: (number) => `${9_100_000 + number}/${9_200_000 + number}`,
    jobs: {
      waiting: run({ status: 'CREATED' }, { createdForMs: null }),
      running: run({ status: 'RUNNING' }),
      stopping: run({ status: 'RUNNING', result: 'CANCELLED' }),
      paused: run({ status: 'PAUSED' }),
      succeeded: run({ status: 'COMPLETED', result: 'SUCCESS' }),
      failed: run({ status: 'COMPLETED', result: 'FAILURE' }),
      stopped: run({ status: 'CANCELLED' }),
      unknown: run({ status: 'REHEARSING' }),
    },
    endsDuringStop: run({ status: 'RUNNING' }, { endsDuringStop: 'SUCCESS' }),
    runsStarted: (simulator, id) => {
      const work = simulator.task(id.split('/')[0] ?? '')?.work ?? '';
      return simulator.runsStarted()[work]?.count ?? 0;
    },
    check: {
      connectAsStranger: (simulator, url) =>
        ciscoPrime({ ...optionsFor(url, simulator), password: 'not-the-password' }),
    },
    http: httpStage(format),
  };
}

/** A recurring job, so that both ways to rerun are there, whose work is that of a deployment. */
function run(newRun: NewRun, plan: object = {}): JobMaker<CiscoPrimeSimulator> {
  let device = 610_000;
  return (simulator) => {
    device += 1;
    const id = simulator.addTask({
      run: newRun,
      everyMs: 3_600_000,
      templateName: TEMPLATE,
      devices: [String(device)],
      variables: { secret: VARIABLE_VALUE },
      work: `${TEMPLATE} on ${device}`,
      ...plan,
    });
    return Promise.resolve(`${id}/${simulator.task(id)?.runs.at(-1)?.id ?? ''}`);
  };
}

function submissionOf(simulator: CiscoPrimeSimulator | undefined, jobId: string) {
  const [targetDeviceID = ''] = simulator?.task(jobId)?.devices ?? [];
  const variableValues = { variableValue: [{ name: 'secret', value: VARIABLE_VALUE }] };
  const cliTemplateCommand = {
    targetDevices: { targetDevice: [{ targetDeviceID, variableValues }] },
    templateName: TEMPLATE,
  };
  const operation = 'cliTemplateConfiguration/deployTemplateThroughJob';
  return { operation, jobType: JOB_TYPE, body: { cliTemplateCommand } };
}

function httpStage(format: 'json' | 'xml'): HttpStage<CiscoPrimeSimulator> {
  return { url: ({ url }) => url, operationOf, ...alteredBodies[format] };
}

function operationOf({ method, path }: SeenRequest): 'stop' | 'submit' | undefined {
  if (method !== 'PUT') return undefined;
  return path.includes('/cancelrunning') ? 'stop' : 'submit';
}

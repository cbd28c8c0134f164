import { startCiscoPrimeSimulator } from '../../../src/testing/simulators/cisco-prime';
import { ALWAYS, FOUND, type Planted, QUICK } from './planted';
import { CANARIES, quoting } from './secrets';

const UNLIMITED = { perUserThreshold: -1, totalRequestThreshold: -1 };

/** A job that is deployed again from what the settings have recorded. */
export async function prime(): Promise<Planted> {
  const users = { nbi: { password: CANARIES.primePassword } };
  const simulator = await startCiscoPrimeSimulator({ users, ...UNLIMITED });
  const id = simulator.addTask({ devices: ['610622'], variables: { secret: CANARIES.primeVariable } });
  const says = { kind: 'method-errors', texts: [quoting()] } as const;
  simulator.fault({ ...says, method: 'deployTemplateThroughJob', shape: '500' });
  const account = { user: 'nbi', password: '${env:CANARY_PRIME}' };
  const recordedSubmissions = [{ jobId: id, submission }];
  return {
    settings: {
      ...{ vendor: 'cisco-prime', url: simulator.url, ...account, ...QUICK },
      ...{ rateLimits: 'configured', requestsPerSecond: 500, recordedSubmissions },
    },
    input: { jobs: [`${id}/${simulator.task(id)?.runs.at(-1)?.id ?? ''}`] },
    rerun: { ...FOUND, knownBy: 'submitted' },
    quotedIn: ['deployTemplateThroughJob was answered with HTTP 500'],
    refuse: () => simulator.fault({ ...says, shape: '400', times: ALWAYS }),
    close: () => simulator.close(),
  };
}

const variableValues = { variableValue: [{ name: 'secret', value: '${env:CANARY_PRIME_VARIABLE}' }] };
const submission = {
  operation: 'cliTemplateConfiguration/deployTemplateThroughJob',
  jobType: 'CliTemplateDeployIOSDevices',
  body: {
    cliTemplateCommand: {
      targetDevices: { targetDevice: [{ targetDeviceID: '610622', variableValues }] },
      templateName: 'Configure Interface',
    },
  },
};

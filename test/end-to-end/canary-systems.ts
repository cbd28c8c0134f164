import type { RemediateJobsInput } from '../../src/contract';
import { startCiscoPrimeSimulator } from '../../src/testing/simulators/cisco-prime';
import { startBoroVodSimulator } from '../../src/testing/simulators/elecard-boro-vod';
import { startJp1AoSimulator } from '../../src/testing/simulators/hitachi-jp1-ao';
import { startDrsSimulator } from '../../src/testing/simulators/huawei-drs';

/** Every secret there is: in settings, in what jobs carry, in what reruns are made from. */
export const CANARIES = {
  boroSigning: 'Y2FuYXJ5LWJvcm8tc2lnbmluZy1rZXk=',
  boroMedia: 'canary-media-file',
  aoPassword: 'canary-ao-password',
  aoProperty: 'canary-ao-property',
  aoOverride: 'canary-ao-override',
  primePassword: 'canary-prime-password',
  primeVariable: 'canary-prime-variable',
  drsPassword: 'canary-drs-password',
  drsDatabase: 'canary-drs-database',
} as const;

const QUICK = { pollInterval: 50, settle: 200, timeout: '3s' };

/** What the settings refer to, by the name of the variable. */
export const CANARY_VARIABLES: Readonly<Record<string, string>> = {
  CANARY_BORO: CANARIES.boroSigning,
  CANARY_AO: CANARIES.aoPassword,
  CANARY_AO_OVERRIDE: CANARIES.aoOverride,
  CANARY_PRIME: CANARIES.primePassword,
  CANARY_PRIME_VARIABLE: CANARIES.primeVariable,
  CANARY_DRS: CANARIES.drsPassword,
  CANARY_DRS_DATABASE: CANARIES.drsDatabase,
};

/** A server that quotes what it should not. */
const QUOTED = Object.values(CANARY_VARIABLES).join(' ');

const closing: (() => Promise<unknown>)[] = [];

/** A system on its simulator: its settings, and the request that is made of it. */
export interface Planted {
  readonly settings: object;
  readonly input: Omit<RemediateJobsInput, 'system'>;
}

async function boro(): Promise<Planted> {
  const simulator = await startBoroVodSimulator({ hmacKeys: { '1': CANARIES.boroSigning } });
  closing.push(() => simulator.close());
  const signing = { accessId: '1', secret: '${env:CANARY_BORO}' };
  const jobs = ['a', 'b'].map((name) =>
    simulator.addTask({ templateId: 1, uri: `/${CANARIES.boroMedia}/${name}.ts` }),
  );
  simulator.fault({ kind: 'status', method: 'TaskStop', httpStatus: 500, body: QUOTED });
  simulator.fault({ kind: 'method-errors', method: 'TaskReport', texts: [QUOTED] });
  simulator.fault({ kind: 'response-lost-after-effect', method: 'TaskStart' });
  return {
    settings: { vendor: 'elecard-boro-vod', url: simulator.url, userId: 1, projectId: 2, signing, ...QUICK },
    input: { jobs },
  };
}

async function jp1Ao(): Promise<Planted> {
  const users = { system: { password: CANARIES.aoPassword } };
  const simulator = await startJp1AoSimulator({ users });
  closing.push(() => simulator.close());
  const properties = [{ keyName: 'target.path', value: CANARIES.aoProperty }];
  const job = simulator.addTask({ properties });
  simulator.fault({ kind: 'status', httpStatus: 500, body: QUOTED, times: 2 });
  const { serviceName = '' } = simulator.task(job) ?? {};
  return {
    settings: {
      ...{
        vendor: 'hitachi-jp1-ao',
        url: simulator.url,
        user: 'system',
        password: '${env:CANARY_AO}',
        ...QUICK,
      },
      overrides: { [serviceName]: { 'target.path': '${env:CANARY_AO_OVERRIDE}' } },
    },
    input: { jobs: [job] },
  };
}

async function prime(): Promise<Planted> {
  const users = { nbi: { password: CANARIES.primePassword } };
  const simulator = await startCiscoPrimeSimulator({
    users,
    perUserThreshold: -1,
    totalRequestThreshold: -1,
  });
  closing.push(() => simulator.close());
  const id = simulator.addTask({ devices: ['610622'], variables: { secret: CANARIES.primeVariable } });
  simulator.fault({
    kind: 'method-errors',
    method: 'deployTemplateThroughJob',
    texts: [QUOTED],
    shape: '500',
  });
  const variableValues = { variableValue: [{ name: 'secret', value: '${env:CANARY_PRIME_VARIABLE}' }] };
  const body = {
    cliTemplateCommand: {
      targetDevices: { targetDevice: [{ targetDeviceID: '610622', variableValues }] },
      templateName: 'Configure Interface',
    },
  };
  const submission = {
    operation: 'cliTemplateConfiguration/deployTemplateThroughJob',
    jobType: 'CliTemplateDeployIOSDevices',
    body,
  };
  return {
    settings: {
      ...{
        vendor: 'cisco-prime',
        url: simulator.url,
        user: 'nbi',
        password: '${env:CANARY_PRIME}',
        ...QUICK,
      },
      ...{
        rateLimits: 'configured',
        requestsPerSecond: 500,
        recordedSubmissions: [{ jobId: id, submission }],
      },
    },
    input: { jobs: [`${id}/${simulator.task(id)?.runs.at(-1)?.id ?? ''}`] },
  };
}

async function drs(): Promise<Planted> {
  const users = { operator: { password: CANARIES.drsPassword, domain: 'ACCOUNT' } };
  const simulator = await startDrsSimulator({ users, clones: false });
  closing.push(() => simulator.close());
  const id = simulator.addTask({ status: 'INCRE_TRANSFER_STARTED', jobType: 'sync' });
  simulator.fault({ kind: 'status', httpStatus: 500, body: QUOTED, method: 'v5.create', afterEffect: true });
  const endpoint = { db_type: 'mysql', db_password: '${secret:DB}' };
  const job = {
    base_info: {
      name: 'orders',
      job_type: 'sync',
      engine_type: 'mysql-to-mysql',
      task_type: 'FULL_INCR_TRANS',
    },
    source_endpoint: [endpoint],
    target_endpoint: [endpoint],
  };
  const iam = { url: simulator.url, user: 'operator', password: '${env:CANARY_DRS}', account: 'ACCOUNT' };
  return {
    settings: {
      ...{ vendor: 'huawei-drs', url: simulator.url, api: 'v5', ...QUICK, requestsPerSecond: 500 },
      ...{ iam: { ...iam, project: 'cn-north-4' }, secrets: { DB: '${env:CANARY_DRS_DATABASE}' } },
    },
    input: {
      jobs: [id],
      stop: { mode: 'graceful', allowIrreversible: true },
      rerun: { recipes: { [id]: { job } } },
    },
  };
}

/** Every system, by its name in the settings. */
export async function plantCanaries(): Promise<Readonly<Record<string, Planted>>> {
  return { boro: await boro(), ao: await jp1Ao(), prime: await prime(), drs: await drs() };
}

export async function closePlanted(): Promise<void> {
  await Promise.all(closing.splice(0).map((close) => close()));
}

import {
  type DrsSimulator,
  type DrsSimulatorOptions,
  startDrsSimulator,
} from '../../../src/testing/simulators/huawei-drs';
import { ALWAYS, FOUND, type Planted, QUICK } from './planted';
import { CANARIES, quoting } from './secrets';

const PROJECT = '054ba152d480d55b2f5dc0069e7ddef0';
const STATUS = { status: 'INCRE_TRANSFER_STARTED', jobType: 'sync' };
const RELEASE = { mode: 'graceful', allowIrreversible: true } as const;

/** Logs in with a password; the request has the recipe, which names its secrets, one of them inside a text. */
export async function created(): Promise<Planted> {
  const simulator = await startWithPassword({ clones: false });
  const id = simulator.addTask(STATUS);
  const inside = `app:${CANARIES.drsInsideText}:1`;
  simulator.fault({ ...says(inside), method: 'v5.create', afterEffect: true });
  const job = recipe('${secret:DB}', 'app:${secret:INSIDE}:1');
  const secrets = { DB: '${env:CANARY_DRS_DATABASE}', INSIDE: '${env:CANARY_DRS_INSIDE_TEXT}' };
  return planted(simulator, [id], {
    settings: { ...withPassword(simulator), secrets },
    recipes: { [id]: { job } },
  });
}

/** Signs with a temporary access key; the settings have the recipe, with its password written out. */
export async function signed(): Promise<Planted> {
  const { drsSecretKey: secret, drsSecurityToken: securityToken, drsRecorded } = CANARIES;
  const simulator = await startDrsSimulator({
    accessKeys: { AKCANARY: { secret, securityToken } },
    clones: false,
  });
  const id = simulator.addTask(STATUS);
  simulator.fault({ ...says(drsRecorded), method: 'v5.create', afterEffect: true });
  const key = {
    secretKey: '${env:CANARY_DRS_SECRET_KEY}',
    securityToken: '${env:CANARY_DRS_SECURITY_TOKEN}',
  };
  const job = recipe(drsRecorded, drsRecorded);
  return planted(simulator, [id], {
    settings: {
      ...{ projectId: PROJECT, signing: { accessKey: 'AKCANARY', ...key } },
      recordedJobs: { [id]: { job } },
    },
  });
}

/** Made again as a clone: what is replicated from where never leaves the region. */
export async function cloned(): Promise<Planted> {
  const simulator = await startWithPassword({});
  const endpoint = { endpoint_name: CANARIES.drsEndpoint, endpoint: { db_password: CANARIES.drsEndpoint } };
  const id = simulator.addTask({ ...STATUS, sourceEndpoint: [endpoint], targetEndpoint: [endpoint] });
  simulator.fault({ ...says(), method: 'v5.clone', afterEffect: true });
  return planted(simulator, [id], { settings: withPassword(simulator), call: 'clone' });
}

function startWithPassword(options: DrsSimulatorOptions): Promise<DrsSimulator> {
  const users = { operator: { password: CANARIES.drsPassword, domain: 'ACCOUNT' } };
  return startDrsSimulator({ users, ...options });
}

function withPassword({ url }: DrsSimulator): object {
  const account = { user: 'operator', password: '${env:CANARY_DRS}', account: 'ACCOUNT' };
  return { iam: { url, ...account, project: 'cn-north-4' } };
}

interface Plan {
  readonly settings: object;
  /** What makes the new task, as the adapter calls it. */
  readonly call?: string;
  readonly recipes?: Readonly<Record<string, { readonly job: object }>>;
}

function planted(
  simulator: DrsSimulator,
  jobs: readonly string[],
  { settings, recipes, call = 'CreateJob' }: Plan,
): Planted {
  return {
    settings: {
      ...{ vendor: 'huawei-drs', url: simulator.url, api: 'v5', ...QUICK, requestsPerSecond: 500 },
      ...settings,
    },
    rerun: FOUND,
    quotedIn: [`${call} was answered with HTTP 500`],
    input: { jobs, stop: RELEASE, ...(recipes && { rerun: { recipes } }) },
    refuse: () => simulator.fault({ ...says(), httpStatus: 400, times: ALWAYS }),
    close: () => simulator.close(),
  };
}

function recipe(source: string, target: string): object {
  const endpoint = (role: string, password: string) => ({
    ...{ db_type: 'mysql', endpoint_type: 'offline', endpoint_role: role },
    endpoint: { db_user: 'drs', db_password: password },
  });
  return {
    base_info: {
      ...{ name: 'orders', job_type: 'sync', engine_type: 'mysql-to-mysql', job_direction: 'up' },
      ...{ task_type: 'INCR_TRANS', net_type: 'eip' },
    },
    source_endpoint: [endpoint('so', source)],
    target_endpoint: [endpoint('ta', target)],
  };
}

function says(...carried: readonly string[]) {
  const body = JSON.stringify({ error_code: 'APIGW.9999', error_msg: quoting(...carried) });
  return { kind: 'status', httpStatus: 500, contentType: 'application/json', body } as const;
}

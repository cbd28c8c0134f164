import {
  startCiscoPrimeSimulator,
  type CiscoPrimeSimulator,
  type CiscoPrimeSimulatorOptions,
} from '../../../../src/testing/simulators/cisco-prime';
import { virtualClock, type JsonObject, type VirtualClock } from '../../../../src/testing/simulators/kit';

const running: CiscoPrimeSimulator[] = [];

/** No limits: tests of anything else ask as fast as they can. */
const UNLIMITED = { perUserThreshold: -1, totalRequestThreshold: -1 };

/** Starts a simulator that `endAll` ends. */
export async function begin(options: CiscoPrimeSimulatorOptions = {}): Promise<CiscoPrimeSimulator> {
  const simulator = await startCiscoPrimeSimulator({ ...UNLIMITED, ...options });
  running.push(simulator);
  return simulator;
}

/** The start of the run that was captured from a real server. */
export const CAPTURED_INSTANT = '2017-05-16T18:20:01.680Z';

/** The same with a clock that only the test moves. */
export async function beginAt(
  options: CiscoPrimeSimulatorOptions = {},
  instant = CAPTURED_INSTANT,
): Promise<{ simulator: CiscoPrimeSimulator; clock: VirtualClock }> {
  const clock = virtualClock(instant);
  return { simulator: await begin({ clock, ...options }), clock };
}

export async function endAll(): Promise<void> {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
}

/** The default user's credentials, or those of another. */
export function basic(name = 'nbi', password = 'nbi-password'): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
}

interface Sent {
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** Sends e.g. `GET v3/data/JobSummary.json`, signed in unless the headers say otherwise. */
export function send(
  simulator: { readonly url: string },
  line: string,
  { body, headers = {} }: Sent = {},
): Promise<Response> {
  const [method = '', ...path] = line.split(' ');
  return fetch(`${simulator.url}/webacs/api/${path.join('%20').replaceAll('+', '%2B')}`, {
    method,
    redirect: 'manual',
    headers: {
      authorization: basic(),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
}

/** The status and the text of the answer. */
export async function textOf(
  simulator: { readonly url: string },
  line: string,
  sent: Sent = {},
): Promise<[number, string]> {
  const response = await send(simulator, line, sent);
  return [response.status, await response.text()];
}

/** The JSON of the answer. */
export async function ask(
  simulator: { readonly url: string },
  line: string,
  body?: object,
): Promise<JsonObject> {
  const [, text] = await textOf(simulator, line, body ? { body: JSON.stringify(body) } : {});
  return JSON.parse(text) as JsonObject;
}

/** The ids that one of the four PUTs of v3 put into its two lists. */
export async function put(
  simulator: { readonly url: string },
  action: 'cancelrunning' | 'cancel' | 'suspend' | 'resume',
  ids: readonly (string | number)[],
): Promise<{ success: unknown[]; failure: unknown[] }> {
  const numbers = ids.map(Number);
  const body =
    action === 'cancelrunning'
      ? { jobRunOperationPayload: { runIds: { runId: numbers } } }
      : { jobOperationPayload: { jobIds: { jobId: numbers } } };
  const answer = (await ask(simulator, `PUT v3/op/jobService/${action}.json`, body)) as {
    mgmtResponse: { operationResult: { success: Listed; failure: Listed }[] };
  };
  const [result] = answer.mgmtResponse.operationResult;
  return { success: idsOf(result?.success, 'success'), failure: idsOf(result?.failure, 'failure') };
}

type Listed = '' | Record<string, { id: number }[]>;

function idsOf(list: Listed | undefined, name: string): number[] {
  return list === '' || list === undefined ? [] : (list[name] ?? []).map(({ id }) => id);
}

/** The jobs that runhistory of v3 shows. */
export async function historyOf(simulator: { readonly url: string }, query: string): Promise<ShownJob[]> {
  const answer = (await ask(simulator, `GET v3/op/jobService/runhistory.json?${query}`)) as {
    mgmtResponse: { job?: ShownJob[] };
  };
  return answer.mgmtResponse.job ?? [];
}

/** A job as runhistory shows it. */
export interface ShownJob extends JsonObject {
  readonly jobId: number;
  readonly jobName: string;
  readonly jobStatus: string;
  readonly runInstances: '' | { readonly runInstance: readonly JsonObject[] };
}

/** The runs of a job. */
export async function runsOf(
  simulator: { readonly url: string },
  jobId: string,
): Promise<readonly JsonObject[]> {
  const [job] = await historyOf(simulator, `jobId=${jobId}`);
  return job === undefined || job.runInstances === '' ? [] : job.runInstances.runInstance;
}

/** The vendor's sample of a submission. */
export const DEPLOY = {
  cliTemplateCommand: {
    targetDevices: {
      targetDevice: [
        { targetDeviceID: '610622', variableValues: { variableValue: [{ name: 'X', value: 'Y' }] } },
      ],
    },
    templateName: 'Configure Interface',
  },
};

/** Submits it and returns the name of the job. */
export async function deploy(simulator: { readonly url: string }, query = ''): Promise<string> {
  const line = `PUT v3/op/cliTemplateConfiguration/deployTemplateThroughJob.json${query}`;
  const answer = (await ask(simulator, line, DEPLOY)) as {
    mgmtResponse: { cliTemplateCommandJobResult: { jobName: string }[] };
  };
  return answer.mgmtResponse.cliTemplateCommandJobResult[0]?.jobName ?? '';
}

/** The run of a job that has one. */
export function onlyRun(simulator: CiscoPrimeSimulator, jobId: string) {
  const [run, ...more] = simulator.task(jobId)?.runs ?? [];
  if (!run || more.length > 0) throw new Error(`The job ${jobId} has ${more.length + (run ? 1 : 0)} runs.`);
  return run;
}

import { type Jp1AoSimulator, startJp1AoSimulator } from '../../../src/testing/simulators/hitachi-jp1-ao';
import { ALWAYS, FOUND, type Planted, QUICK } from './planted';
import { CANARIES, quoting } from './secrets';

/** A task that is run again as a new one, from the properties that its template has and the settings override. */
export async function resubmitted(): Promise<Planted> {
  const simulator = await startJp1AoSimulator({ users: { system: { password: CANARIES.aoPassword } } });
  const job = simulator.addTask({
    properties: [
      { keyName: 'source.path', value: CANARIES.aoProperty },
      { keyName: 'target.path', value: CANARIES.aoOverridden },
    ],
  });
  simulator.fault({ ...says(), times: 2 });
  const carried = [CANARIES.aoProperty, CANARIES.aoOverridden];
  simulator.fault({ ...says(...carried), method: 'Tasks.resubmit.invoke', afterEffect: true });
  const { serviceName = '' } = simulator.task(job) ?? {};
  return planted(simulator, {
    input: { jobs: [job], rerun: { ways: ['new-run'] } },
    rerun: FOUND,
    quotedIn: ['resubmit was answered with HTTP 500'],
    settings: { overrides: { [serviceName]: { 'target.path': '${env:CANARY_AO_OVERRIDE}' } } },
  });
}

/** A task that keeps its id, and with it the properties that are stored in it. */
export async function kept(): Promise<Planted> {
  const simulator = await startJp1AoSimulator({ users: { system: { password: CANARIES.aoPassword } } });
  const properties = [{ keyName: 'user.password', type: 'password', value: CANARIES.aoKept }] as const;
  const job = simulator.addTask({ properties });
  simulator.fault({ ...says(), method: 'Tasks.rerunStart.invoke', afterEffect: true });
  const way = 'from-failed-step';
  return planted(simulator, {
    input: { jobs: [job], stop: { mode: 'force' }, rerun: { ways: [way] } },
    rerun: { way, outcome: 'rerun', knownBy: 'state' },
    quotedIn: ['rerunStart was answered with HTTP 500'],
  });
}

type Plan = Pick<Planted, 'input' | 'rerun' | 'quotedIn'> & { readonly settings?: object };

function planted(simulator: Jp1AoSimulator, { settings, ...plan }: Plan): Planted {
  const account = { user: 'system', password: '${env:CANARY_AO}' };
  return {
    settings: { vendor: 'hitachi-jp1-ao', url: simulator.url, ...account, ...QUICK, ...settings },
    ...plan,
    refuse: () => simulator.fault({ ...says(), httpStatus: 400, times: ALWAYS }),
    close: () => simulator.close(),
  };
}

function says(...carried: readonly string[]) {
  const body = JSON.stringify({ message: quoting(...carried), messageID: 'KNAE02999-E' });
  return { kind: 'status', httpStatus: 500, contentType: 'application/json', body } as const;
}

import type { JsonObject } from '../../../../src/testing/simulators/kit';
import type { Jp1AoSimulator } from '../../../../src/testing/simulators/hitachi-jp1-ao';
import { ask, send } from './jp1-ao';

/** A task that can be resubmitted. */
export const DONE = {
  id: 5381,
  status: 'failed',
  name: 'AddUser_1',
  properties: [
    { keyName: 'user', value: 'ann' },
    { keyName: 'secret', value: 'open sesame', type: 'password' },
  ],
} as const;

interface Info extends JsonObject {
  parameters: JsonObject[];
}

/** The information that resubmit gives. */
export async function info(simulator: Jp1AoSimulator): Promise<Info> {
  return (await ask(simulator, 'GET objects/Tasks/5381/actions/resubmit')) as Info;
}

/** Posts the information back, with the members of its schedule and its properties changed. */
export async function post(
  simulator: Jp1AoSimulator,
  schedule: JsonObject = {},
  properties: JsonObject[] = [],
): Promise<Response> {
  const { parameters, ...rest } = await info(simulator);
  const [first, ...others] = parameters;
  const body = JSON.stringify({ ...rest, parameters: [{ ...first, ...schedule }, ...others, ...properties] });
  return send(simulator, 'POST objects/Tasks/5381/actions/resubmit/invoke', { body });
}

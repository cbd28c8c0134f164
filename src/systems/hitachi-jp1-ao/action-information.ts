import { parseJson } from '../../http';
import type { Door } from './door';
import { unreadableAnswer } from './errors';
import { actionInformation, type Target } from './requests';

/**
 * The body for `invoke`: what the server gives as information on the action, byte for byte, whatever it makes of `parameters` (null, an
 * empty list, nothing at all).
 *
 * @throws SystemError `protocol` when it is no JSON object, for example a login page
 */
export async function invokeBody(target: Target, door: Door): Promise<string> {
  const response = await door.send(actionInformation(target));
  const value = parseJson(response);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return response.body;
  throw unreadableAnswer(target.action, 'no information on the action');
}

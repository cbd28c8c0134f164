import type { Answer, OperationCall } from '../operation';
import { RATE_LIMITS } from '../settings';
import { mgmtResponse } from '../wire/envelopes';

/** The limits as they are now. */
export function getRateLimits(call: OperationCall): Answer {
  const settings = call.world.settings();
  const limits = Object.fromEntries(RATE_LIMITS.map((name) => [name, settings[name]]));
  return { items: [limits], document: () => mgmtResponse(call, { rateLimitsDTO: [limits] }) };
}

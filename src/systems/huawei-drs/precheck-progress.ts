import { meansEmpty } from './error-codes';
import { DrsError } from './errors';
import type { Generation } from './generation';
import type { Precheck } from './precheck';
import { refusalOf } from './taken-on';

/** How far a precheck has come; one whose result DRS will not give has failed. Throws `SystemError` where another try may help. */
export async function precheckProgress(
  id: string,
  queryId: string,
  generation: Generation,
): Promise<Precheck> {
  try {
    return await generation.precheckResult(id, queryId);
  } catch (error) {
    if (error instanceof DrsError && meansEmpty(error.code)) {
      return { outcome: 'running', progress: 'not known yet' }; // it was begun a moment ago
    }
    return { outcome: 'failed', failures: refusalOf(error).says };
  }
}

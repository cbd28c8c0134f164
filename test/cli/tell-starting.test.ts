import { ServiceError } from '@temporalio/client';
import type { Call } from '../../src/cli/command';
import type { Temporal } from '../../src/cli/connect';
import { EXIT } from '../../src/cli/exit-codes';
import { tellStarting } from '../../src/cli/tell-workflow';

/** As the SDK's client throws it when nobody answers. */
const noAnswer = (): ServiceError =>
  new ServiceError('No answer', {
    cause: Object.assign(new Error('14 UNAVAILABLE'), { code: 14, details: '', metadata: {} }),
  });
const failing = () => Promise.reject(noAnswer());
const temporal = {
  client: { workflow: { getHandle: () => ({ describe: failing }) } },
} as unknown as Temporal;
const call = { options: {} } as unknown as Call<object>;
const starting = (start: () => Promise<unknown>) =>
  tellStarting({ workflowId: 'night/1', start }, temporal, call);

describe('a workflow that is started while Temporal goes away', () => {
  it('may have been started, and is named', async () => {
    await expect(starting(failing)).rejects.toMatchObject({
      exitCode: EXIT.unreachable,
      message: expect.stringMatching(
        /may have been started all the same\. To see: .* --workflow night\/1 /,
      ) as string,
    });
  });

  it('was started, and is named', async () => {
    await expect(starting(() => Promise.resolve())).rejects.toMatchObject({
      exitCode: EXIT.unreachable,
      message: expect.stringMatching(/was started .* To come back: .* --workflow night\/1 /) as string,
    });
  });

  it('is not named when it was refused', async () => {
    const refusal = new TypeError('No.');
    await expect(starting(() => Promise.reject(refusal))).rejects.toBe(refusal);
  });
});

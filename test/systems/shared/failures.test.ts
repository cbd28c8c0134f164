import { SystemError } from '../../../src/contract';
import { afterSending, beforeSending } from '../../../src/systems/shared/failures';

const cause = new Error('reset');
const error = { kind: 'timeout', message: 'm', call: 'x', retryAfterMs: 1, httpStatus: 504, cause } as const;

describe('a failure of an exchange', () => {
  it('before a submission has no effect', async () => {
    const failing = () => Promise.reject(new SystemError({ ...error, effect: 'unknown' }));
    await expect(beforeSending(failing)).rejects.toMatchObject({ ...error, effect: 'none' });
  });

  it('after a submission may have one', async () => {
    const failing = () => Promise.reject(new SystemError({ ...error, effect: 'none' }));
    await expect(afterSending(failing)).rejects.toMatchObject({ ...error, effect: 'unknown' });
  });

  it('stays as it is when it is none', async () => {
    const reason = new Error('aborted');
    await expect(beforeSending(() => Promise.reject(reason))).rejects.toBe(reason);
    await expect(afterSending(() => Promise.reject(reason))).rejects.toBe(reason);
  });
});

import { canRetryHelp } from '../../../src/contract';
import { errorOfStatus } from '../../../src/systems/hitachi-jp1-ao/errors';
import { answer, bare } from './scripted-server';

/** V12 AOCR0058, the manual's own example. */
const UNKNOWN_TASK = {
  errorSource: 'http://10.196.184.238:22015/Automation/v1/objects/Tasks/555',
  message: 'The specified resource does not exist or you do not have access. ...',
  messageID: 'KNAE02102-E',
  application: 'Automation',
};

describe('errors by HTTP status', () => {
  it.each([
    [303, 'protocol', 'unknown'],
    [400, 'invalid-request', 'none'],
    [403, 'forbidden', 'none'],
    [404, 'not-found', 'none'],
    [405, 'unsupported', 'none'],
    [406, 'invalid-request', 'none'],
    [409, 'conflict', 'none'],
    [412, 'unavailable', 'none'],
    [415, 'invalid-request', 'none'],
    [500, 'unavailable', 'unknown'],
    [503, 'unavailable', 'unknown'],
  ])('%i is %s with effect %s', (status, kind, effect) => {
    expect(errorOfStatus(bare(status), [])).toMatchObject({ kind, effect, httpStatus: status });
  });

  it('412 can be tried again', () => {
    const error = errorOfStatus(bare(412), []);
    expect(canRetryHelp(error.kind)).toBe(true);
    expect(error.message).toContain('server is not running');
  });

  it("quotes the manual's example", () => {
    const { message } = errorOfStatus(answer(UNKNOWN_TASK, 'Tasks', 404), []);
    expect(message).toContain('does not exist or you do not have access');
    expect(message).toContain('KNAE02102-E');
    expect(message).toContain('archived');
  });

  it.each(['', '<html>secret</html>', 'null', '[]', '5', '{"message":5}'])(
    'can do with the body %j',
    (body) => {
      expect(errorOfStatus(answer(body, 'stop', 500), []).message).not.toContain('secret');
    },
  );

  it('never shows a secret', () => {
    const response = answer({ message: 'bad value hunter2' }, 'resubmit', 400);
    expect(errorOfStatus(response, ['hunter2']).message).not.toContain('hunter2');
    expect(errorOfStatus(response, []).message).toContain('hunter2');
  });
});

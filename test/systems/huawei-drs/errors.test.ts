import { errorOfAnswer, objectIn } from '../../../src/systems/huawei-drs/errors';
import { saidIn, shown } from '../../../src/systems/huawei-drs/said';
import { answer, failure, failureOf } from './scripted-server';

describe('an error', () => {
  it.each([
    ['DRS.10000010', 400, 'not-found', 'none'],
    ['DRS.M00289', 400, 'not-found', 'none'],
    ['DRS.M05004', 400, 'not-found', 'none'],
    ['DRS.M00304', 400, 'conflict', 'none'],
    ['DRS.M01504', 400, 'conflict', 'none'],
    ['DRS.M00277', 422, 'conflict', 'none'],
    ['DRS.M01503', 400, 'rate-limited', 'none'],
    ['DRS.M01501', 422, 'unavailable', 'unknown'],
    ['DRS.M00004', 422, 'unavailable', 'unknown'],
    ['DRS.10000001', 400, 'unavailable', 'unknown'],
    ['DRS.M00100', 403, 'unauthenticated', 'none'],
    ['DRS.M00103', 401, 'unauthenticated', 'none'],
    ['DRS.M00101', 404, 'forbidden', 'none'],
    ['DRS.M00102', 403, 'forbidden', 'none'],
    ['DRS.M00261', 403, 'forbidden', 'none'],
    ['DRS.M00200', 400, 'invalid-request', 'none'],
    ['DRS.KE0002', 400, 'invalid-request', 'none'],
    ['APIGW.0101', 404, 'not-found', 'none'],
    ['APIGW.0201', 504, 'unavailable', 'unknown'],
    ['APIGW.0301', 401, 'unauthenticated', 'none'],
    ['APIGW.0303', 401, 'unauthenticated', 'none'],
    ['APIGW.0302', 403, 'forbidden', 'none'],
    ['APIGW.0307', 401, 'unauthenticated', 'none'],
    ['APIG.0308', 429, 'rate-limited', 'none'],
    ['APIGW.0310', 403, 'forbidden', 'none'],
    ['APIGW.0401', 403, 'forbidden', 'none'],
    ['APIGW.0501', 405, 'unsupported', 'none'],
    ['APIGW.0601', 500, 'unavailable', 'unknown'],
    ['APIGW.0613', 503, 'unavailable', 'unknown'],
    ['APIGW.0801', 403, 'forbidden', 'none'],
  ])('%s under %i is %s', (code, status, ...[kind, effect]) => {
    const error = errorOfAnswer({ ...failure(code, status), call: 'StopJobAction' }, []);
    expect(error).toMatchObject({ kind, effect, code, httpStatus: status, call: 'StopJobAction' });
    expect(error.message).toContain('Request id: b1946ac92492d2347c6235b4d2611184.');
  });

  it('has the id of the gateway, when no header does', () => {
    const body = { error_code: 'APIGW.0301', error_msg: 'x', request_id: 'f'.repeat(32) };
    expect(errorOfAnswer({ ...answer(body, 401), headers: {} }, []).message).toContain('f'.repeat(32));
  });

  it.each(['DRS.M01503', 'APIGW.0308'])('%s is waited out for 2 to 5 seconds', (code) => {
    const { retryAfterMs = 0 } = errorOfAnswer(failure(code, code === 'APIGW.0308' ? 429 : 400), []);
    expect(retryAfterMs).toBeGreaterThanOrEqual(2_000);
    expect(retryAfterMs).toBeLessThanOrEqual(5_000);
  });

  it('waits as long as it is told to', () => {
    const response = failure('APIGW.0308', 429);
    const told = { ...response, headers: { ...response.headers, 'retry-after': '7' } };
    expect(errorOfAnswer(told, []).retryAfterMs).toBe(7_000);
  });

  it('shows no secret that the server quotes', () => {
    const quoting = failure('DRS.M00200', 400, 'db_password canary-81 is too short');
    expect(errorOfAnswer(quoting, ['canary-81']).message).not.toContain('canary-81');
  });
});

describe('what an answer says', () => {
  it.each([
    [{ error_code: 'DRS.1', error_msg: 'x' }, 'x DRS.1'],
    [{ error_code: 'DRS.1', error_message: 'x' }, 'x DRS.1'],
    [{ errorCode: 'X.1', errorMsg: 'x' }, 'x X.1'],
    [
      { error: { code: 401, message: 'The username or password is wrong.', title: 'Unauthorized' } },
      'The username or password is wrong. 401',
    ],
    [{ results: [{ error_code: 'DRS.M00289', error_msg: 'x' }], count: 1 }, 'x DRS.M00289'],
    [{ error: 'words' }, ''],
    [{ error_code: '', error_msg: null }, ''],
  ])('%j', (members, words) => {
    expect(shown(saidIn(members))).toBe(words);
  });
});

describe('a page under HTTP 200', () => {
  it.each(['<html>Sign in</html>', '', '[]', 'null', '"success"', '{"status":'])(
    '%j is no answer',
    async (body) => {
      const error = await failureOf(() => objectIn({ ...answer(body), call: 'StopJobAction' }));
      expect(error).toMatchObject({ kind: 'protocol', effect: 'unknown' });
      expect(error.message).toContain('Request id: b1946ac92492d2347c6235b4d2611184.');
    },
  );
});

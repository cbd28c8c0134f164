import { methodReply } from '../../../src/systems/elecard-boro-vod/envelope';
import { errorOfStatus, errorOfWords } from '../../../src/systems/elecard-boro-vod/errors';
import { answer, failureOf, reply } from './scripted-project';

describe('errors by HTTP status', () => {
  it.each([
    [400, 'invalid-request', 'none', ''],
    [401, 'unauthenticated', 'none', 'one minute'],
    [403, 'forbidden', 'none', 'Nginx'],
    [404, 'not-found', 'none', 'Control API'],
    [502, 'unavailable', 'unknown', ''],
    [503, 'unavailable', 'unknown', ''],
    [504, 'unavailable', 'unknown', ''],
  ])('%i is %s with effect %s', (status, ...[kind, effect, hint]) => {
    const error = errorOfStatus(answer('<html>', 'TaskStart', status));
    expect(error).toMatchObject({ kind, effect, httpStatus: status, call: 'TaskStart' });
    expect(error.message).toContain(hint);
  });

  it.each([199, 301, 400, 503])('%i is a failure whatever its body', async (status) => {
    const body = answer(reply('TaskStop', [{ task_id: 63 }]), 'TaskStop', status);
    expect(await failureOf(() => methodReply(body))).toMatchObject({ httpStatus: status });
  });

  it("quotes the vendor's words", () => {
    const error = errorOfStatus(answer({ errors: ['Malformed JSON'] }, 'TaskStop', 400));
    expect(error.message).toContain('Malformed JSON');
  });

  it('passes on when to come back', () => {
    const response = { ...answer('', 'TaskStop', 503), headers: { 'retry-after': '7' } };
    expect(errorOfStatus(response).retryAfterMs).toBe(7_000);
  });
});

describe('errors by words', () => {
  it.each([
    ['Access denied', 'forbidden', 'none'],
    ['No permission for project 2', 'forbidden', 'none'],
    ['Invalid signature', 'unauthenticated', 'none'],
    ['Internal error', 'unavailable', 'unknown'],
    ['Unknown method', 'invalid-request', 'unknown'],
    ['Project 2 not found', 'invalid-request', 'unknown'],
    ['Stopping task is unavailable', 'invalid-request', 'unknown'],
  ])('"%s" is %s with effect %s', (words, kind, effect) => {
    expect(errorOfWords('TaskStart', [words])).toMatchObject({ kind, effect });
  });

  it('in unknown words prove that nothing else happened', () => {
    expect(errorOfWords('TaskStop', ['Unknown method'])).toMatchObject({ effect: 'none' });
  });
});

describe('errors under HTTP 200', () => {
  it.each([
    ['in the method', { reply: [{ method: 'TaskStop', errors: ['No such project'] }] }],
    ['in the method, as text', { reply: [{ method: 'TaskStop', error: 'No such project' }] }],
    ['in the method, beside no results', reply('TaskStop', [], { errors: ['No such project'] })],
    ['in a reply without a method', { reply: [{ errors: ['No such project'] }] }],
    ['at the top', { error: 'No such project' }],
    ['at the top, in a list', { errors: ['No such project'], reply: [] }],
    ['at the top, as an object', { error: { code: -32602, message: 'No such project' } }],
  ])('are failures %s', async (_, body) => {
    const error = await failureOf(() => methodReply(answer(body, 'TaskStop')));
    expect(error).toMatchObject({ kind: 'invalid-request', effect: 'none', call: 'TaskStop' });
    expect(error.message).toContain('No such project');
  });

  it.each([
    ['without a reply', {}],
    ['with an empty reply', { reply: [] }],
    ['with another method', reply('TaskStatus', [])],
    ['without a method name', { reply: [{ result: [] }] }],
    ['without a result', { reply: [{ method: 'TaskStop' }] }],
    ['with a result that is no list', reply('TaskStop', 'ok')],
    ['that is a list', []],
    ['that is null', null],
    ['that is a page', '<html></html>'],
    ['with errors beside results', { error: 'x', ...(reply('TaskStop', [{ task_id: 63 }]) as object) }],
  ])('an answer %s proves nothing', async (_, body) => {
    const error = await failureOf(() => methodReply(answer(body, 'TaskStop')));
    expect(error).toMatchObject({ kind: 'protocol', effect: 'unknown', call: 'TaskStop' });
  });

  it.each([[null], [''], [[]], [{}], [false], [0]])('%j is no error', (error) => {
    const body = reply('TaskStop', [], { error, errors: error });
    expect(methodReply(answer(body, 'TaskStop'))).toEqual({ items: [], errors: [] });
  });

  it('finds its method among others', () => {
    const body = {
      reply: [
        { method: 'TaskStatus', result: [] },
        { method: 'TaskStop', result: [{ task_id: 63 }] },
      ],
    };
    expect(methodReply(answer(body, 'TaskStop')).items).toMatchObject([{ taskId: '63' }]);
  });
});

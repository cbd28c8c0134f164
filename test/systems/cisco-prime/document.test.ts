import { documentOf, isPage } from '../../../src/systems/cisco-prime/document';
import { bare, failureOf } from './scripted-server';

const answer = (body: string, type = '') => ({
  ...bare(200, { 'content-type': type }),
  body,
  call: 'runhistory',
});

describe('a document', () => {
  it.each([
    ['JSON', '{"mgmtResponse":""}', 'application/json'],
    ['XML', '<mgmtResponse/>', 'application/xml'],
    ['XML called JSON', ' <mgmtResponse/>', 'application/json'],
    ['JSON called XML', '{"mgmtResponse":[{}]}', 'application/xml'],
  ])('may be %s', (_, body, type) => {
    expect(documentOf(answer(body, type))).toEqual({
      name: 'mgmtResponse',
      attributes: {},
      children: [],
      text: '',
    });
  });

  it.each([
    ['a well-formed page', '<html><body>canary</body></html>', ''],
    ['a page', '<!DOCTYPE html><html><br></html>', ''],
    ['XML called a page', '<mgmtResponse/>', 'text/html;charset=UTF-8'],
    ['nothing', '', 'application/json'],
    ['text', 'canary', ''],
    ['half of JSON', '{"canary', ''],
    ['half of XML', '<canary', ''],
  ])('is never %s', async (_, body, type) => {
    const error = await failureOf(() => documentOf(answer(body, type)));
    expect(error).toMatchObject({ kind: 'protocol', effect: 'unknown', httpStatus: 200 });
    expect(error.message).not.toContain('canary');
  });

  it('called html is no page for its name', () => {
    expect(isPage(answer('<htmlReport/>'))).toBe(false);
  });
});

import fc from 'fast-check';
import { SystemError } from '../../src/contract';
import { baseUrl, json, requestUrl, type HttpRequest } from '../../src/http';
import { thrownBy } from './local-servers';

const get = (path: readonly string[], query: HttpRequest['query'] = []): HttpRequest => ({
  method: 'GET',
  path,
  query,
  call: 'TaskStatus',
});
const urlOf = (base: string, request: HttpRequest) => requestUrl(base, request).href;

it.each([
  ['http://host', ['v1', 'jobs'], 'http://host/v1/jobs'],
  ['http://host:81/api/', ['jobs'], 'http://host:81/api/jobs'],
  ['https://host', [], 'https://host/'],
  ['http://host', ['a/b', 'c?d#e', '%2e%2e', 'ü'], 'http://host/a%2Fb/c%3Fd%23e/%252e%252e/%C3%BC'],
])('joins %s and %j', (base, path, url) => {
  expect(urlOf(base, get(path))).toBe(url);
});

it('encodes names and values of the query', () => {
  const query = [
    ['na&me', 'a b+c'],
    ['name', 'ü=\n'],
  ] as const;
  expect(urlOf('http://host', get(['x'], query))).toBe('http://host/x?na%26me=a%20b%2Bc&name=%C3%BC%3D%0A');
});

it.each(['', '.', '..', 'a\r\nb', '\u0000', '\u007f', '\ud800'])('refuses the segment %j', (segment) => {
  const error = thrownBy(() => requestUrl('http://host', get(['jobs', segment])));
  expect(error).toBeInstanceOf(SystemError);
  expect(error).toMatchObject({ kind: 'invalid-request', effect: 'none', call: 'TaskStatus' });
});

it.each([
  'host:80',
  '/jobs',
  'ftp://host',
  'file:///etc/passwd',
  'http://',
  'http://u:p@host',
  'http://u@host',
  'http://host?x',
  'http://host#x',
])('refuses the base %s', (base) => {
  expect(() => baseUrl(base)).toThrow(TypeError);
  expect(() => requestUrl(base, get([]))).toThrow(SystemError);
});

it('keeps every segment in its place', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (path) => {
      let url: URL;
      try {
        url = requestUrl('http://host/api', get(path));
      } catch (error) {
        expect(error).toBeInstanceOf(SystemError);
        return;
      }
      expect(url.origin).toBe('http://host');
      expect(url.pathname.split('/').slice(2).map(decodeURIComponent)).toEqual(path);
    }),
  );
});

it('sends JSON as JSON', () => {
  expect(json({ id: 7 })).toEqual({
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: '{"id":7}',
  });
});

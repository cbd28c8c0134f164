import { requestUrl } from '../../../src/http';
import { actionInformation, hqlText, invoke, list, task } from '../../../src/systems/hitachi-jp1-ao/requests';
import { basic } from '../../../src/systems/shared/basic-auth';
import { failureOf, HUGE, sample } from './scripted-server';

/** Request line and headers of a sample. */
function head(name: string) {
  const [line = '', ...headers] = sample(name).trim().split('\n');
  const pairs = headers.map((header) => /^([^:]+):\s*(.*)$/.exec(header) ?? []);
  return {
    line,
    headers: Object.fromEntries(pairs.map(([, key = '', value]) => [key.toLowerCase(), value])),
  };
}

function lineOf(request: Parameters<typeof requestUrl>[1], host: string): string {
  const url = requestUrl(`http://${host}`, request);
  return `${request.method} ${url.pathname}${url.search} HTTP/1.1`;
}

describe('the requests on the pages', () => {
  it('forceStop is the bytes of V12 2.7.9', () => {
    const { line, headers } = head('force-stop.request.head');
    const body = sample('force-stop.request.json');
    const request = invoke({ resource: 'Tasks', id: '5381', action: 'forceStop' }, body);
    expect(lineOf(request, headers['host'] ?? '')).toBe(line);
    expect(request.body).toBe(body);
    expect(String(Buffer.byteLength(body))).toBe(headers['content-length']);
    expect(headers).toMatchObject({ ...request.headers });
  });

  it('rerunStart information is the line of V10 9.6.8', () => {
    const { line, headers } = head('rerun-start-information.request.head');
    const request = actionInformation({ resource: 'Tasks', id: '2026', action: 'rerunStart' });
    expect(lineOf(request, headers['host'] ?? '')).toBe(line);
    expect(headers).toMatchObject({ ...request.headers });
    expect(request.body).toBeUndefined();
  });

  it.each(['force-stop', 'rerun-start-information'])('%s has the authorization of its account', (name) => {
    expect(head(`${name}.request.head`).headers['authorization']).toBe(
      basic({ user: 'system', password: 'manager' }),
    );
  });
});

describe('requests of JP1/AO', () => {
  it('carry 64-bit ids digit by digit', () => {
    expect(lineOf(task(HUGE), 'h')).toBe(`GET /Automation/v1/objects/Tasks/${HUGE} HTTP/1.1`);
  });

  it('keep the path of the base URL', () => {
    expect(requestUrl('https://h/jp1/', task('1')).href).toBe('https://h/jp1/Automation/v1/objects/Tasks/1');
  });

  it('encode filters', () => {
    const query = [['HQL::filter', "description ends '[x]'"]] as const;
    expect(lineOf(list({ resource: 'Tasks', query, offset: 100 }), 'h')).toBe(
      'GET /Automation/v1/objects/Tasks?HQL%3A%3Afilter=description%20ends%20%27%5Bx%5D%27' +
        '&HQL%3A%3AsortBy=instanceID&HQL%3A%3Aoffset=100 HTTP/1.1',
    );
  });

  it('double quotes inside of text', () => {
    expect(hqlText("it's")).toBe("'it''s'");
  });

  it('are never made for what is no id', async () => {
    expect(await failureOf(() => task('../user'))).toMatchObject({ kind: 'invalid-request', effect: 'none' });
  });
});

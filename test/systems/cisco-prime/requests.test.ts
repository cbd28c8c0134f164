import { requestUrl } from '../../../src/http';
import {
  anyId,
  anyName,
  isQuotable,
  jobOperation,
  jobSummaries,
  rateLimits,
  runHistory,
  send,
} from '../../../src/systems/cisco-prime/requests';
import { compact, DIALECTS, FORMATS, sample, SAMPLED, SAMPLE_RUNS } from './samples';
import { failureOf } from './scripted-server';

const PAGE_URL = (version: number) => `https://localhost/webacs/api/v${version}/op/jobService/cancelrunning`;
const pathOf = (request: Parameters<typeof requestUrl>[1]) => {
  const { pathname, search } = requestUrl('https://h', request);
  return pathname + search;
};

describe.each(SAMPLED)("the page's v%i", (version) => {
  it.each(FORMATS)('%s request is sent byte for byte', (format) => {
    const request = jobOperation({ version, format }, 'cancelrunning', SAMPLE_RUNS[version]);
    expect(request.body).toBe(compact(sample(version, 'request', format), format));
    expect(requestUrl('https://localhost', request).href).toBe(`${PAGE_URL(version)}.${format}`);
    expect(request).toMatchObject({
      method: 'PUT',
      headers: { accept: `application/${format}`, 'content-type': `application/${format}` },
      call: 'cancelrunning',
    });
  });
});

describe('requests of Prime', () => {
  it.each(DIALECTS)('v$version $format name jobs digit by digit', ({ version, format }) => {
    const { body } = jobOperation({ version, format }, 'suspend', ['9223372036854775807', '15', '15']);
    const ids = [...(body ?? '').matchAll(/\d{2,}/g)].map(([id]) => id);
    expect(ids).toEqual(['9223372036854775807', '15']);
    expect(body).toContain('jobOperationPayload');
  });

  it.each([
    ['jobId', [['jobId', anyId(['123', '456'])]], 'jobId=in(123%2C456)'],
    ['one jobId', [['jobId', anyId(['123'])]], 'jobId=123'],
    ['a plain jobName', [['jobName', anyName(['JobX'])]], 'jobName=JobX'],
    ['jobName', [['jobName', anyName(['Job X'])]], 'jobName=%22Job%20X%22'],
    ['jobNames', [['jobName', anyName(['JobX', 'JobY'])]], 'jobName=in(%22JobX%22%2C%22JobY%22)'],
  ] as const)('ask runhistory by %s', (_, query, text) => {
    expect(pathOf(runHistory({ version: 3, format: 'json' }, query))).toBe(
      `/webacs/api/v3/op/jobService/runhistory.json?${text}`,
    );
  });

  it('ask for whole summaries', () => {
    expect(pathOf(jobSummaries({ version: 1, format: 'xml' }, [['runId', '15']]))).toBe(
      '/webacs/api/v1/data/JobSummary.xml?.full=true&runId=15',
    );
  });

  it('ask for the rate limits', () => {
    expect(pathOf(rateLimits({ version: 4, format: 'json' }))).toBe(
      '/webacs/api/v4/op/rateService/rateLimits.json',
    );
  });

  it('are never made for what is no id', async () => {
    const dialect = { version: 3, format: 'json' } as const;
    for (const id of ['', '0', '15,25', '15"', '../1', '9223372036854775808']) {
      const error = await failureOf(() => jobOperation(dialect, 'cancelrunning', [id]));
      expect(error).toMatchObject({ kind: 'invalid-request', effect: 'none' });
    }
  });

  it.each(['', 'a"b', 'a\\b', 'a\nb', 'x'.repeat(201)])('never quote %j', (name) => {
    expect(isQuotable(name)).toBe(false);
  });
});

describe('a virtual domain', () => {
  const virtualDomain = 'EMEA';

  it('is a parameter of a GET', () => {
    const request = runHistory({ version: 3, format: 'json', virtualDomain }, [['jobId', '15']]);
    expect(request.query).toEqual([
      ['jobId', '15'],
      ['_ctx.domain', 'EMEA'],
    ]);
  });

  it('stands beside a JSON payload', () => {
    const { body, query } = jobOperation({ version: 3, format: 'json', virtualDomain }, 'resume', ['15']);
    expect(JSON.parse(body ?? '')).toEqual({
      jobOperationPayload: { jobIds: { jobId: [15] } },
      '_ctx.domain': 'EMEA',
    });
    expect(query).toEqual([]);
  });

  it('is a parameter beside an XML payload', () => {
    const { body, query } = jobOperation({ version: 3, format: 'xml', virtualDomain }, 'resume', ['15']);
    expect(body).not.toContain('EMEA');
    expect(query).toEqual([['_ctx.domain', 'EMEA']]);
  });
});

describe('a submission', () => {
  /** Reference sample of deployTemplateThroughJob. */
  const body = {
    cliTemplateCommand: {
      targetDevices: {
        targetDevice: [
          { targetDeviceID: '610622', variableValues: { variableValue: [{ name: 'X', value: 'Y' }] } },
        ],
      },
      templateName: 'Configure Interface',
    },
  };
  const submission = {
    operation: 'cliTemplateConfiguration/deployTemplateThroughJob',
    method: 'PUT',
    body,
  } as const;

  it('is sent as JSON as it is', () => {
    const request = send({ version: 1, format: 'json' }, submission);
    expect(request.body).toBe(JSON.stringify(body));
    expect(pathOf(request)).toBe('/webacs/api/v1/op/cliTemplateConfiguration/deployTemplateThroughJob.json');
    expect(request.call).toBe('deployTemplateThroughJob');
  });

  it('is sent as XML by the same mapping', () => {
    expect(send({ version: 3, format: 'xml' }, submission).body).toBe(
      '<?xml version="1.0" ?><cliTemplateCommand><targetDevices><targetDevice>' +
        '<targetDeviceID>610622</targetDeviceID><variableValues><variableValue><name>X</name><value>Y</value>' +
        '</variableValue></variableValues></targetDevice></targetDevices>' +
        '<templateName>Configure Interface</templateName></cliTemplateCommand>',
    );
  });

  it('with two roots is refused as XML', async () => {
    const error = await failureOf(() =>
      send({ version: 3, format: 'xml' }, { ...submission, body: { a: 'canary', b: '2' } }),
    );
    expect(error).toMatchObject({ kind: 'invalid-request', effect: 'none' });
    expect(error.message).not.toContain('canary');
  });
});

import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { mgmtResponse } from '../../../../src/testing/simulators/cisco-prime/wire/envelopes';
import { documentReply } from '../../../../src/testing/simulators/cisco-prime/wire/render';
import { DEFAULT_SETTINGS } from '../../../../src/testing/simulators/cisco-prime/settings';
import { basic, begin, beginAt, endAll } from './prime';

afterEach(endAll);

/** Without the layout: the page has lost its indentation, and broke `https://` in two. */
function squeezed(sample: string): string {
  const json = sample.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (part) => (part.startsWith('"') ? part : ''));
  return json.replaceAll('"https : ', '"https:');
}

function lines(sample: string): string {
  return sample.replace(/>\n/g, '>').replace('?>', '?>\n');
}

const ITEM = { id: 2n, message: 'String value', status: 'String value' };

function sampleDocument(version: number, count: number) {
  const rootUrl = `https://localhost/webacs/api/v${version}/op`;
  const items = Array.from({ length: count }, () => ITEM);
  const result = {
    failure: { failure: items },
    message: 'String value',
    operation: 'SUSPEND',
    success: { success: items },
  };
  const urls = { rootUrl, requestUrl: `${rootUrl}/jobService/cancelrunning` };
  return mgmtResponse(urls, { operationResult: [result] });
}

function written(format: 'json' | 'xml', version: number, count: number): string {
  const rendering = { format, version, settings: DEFAULT_SETTINGS };
  return documentReply(sampleDocument(version, count), rendering).body;
}

describe('the response samples of the page', () => {
  it('are written in v1 JSON', () => {
    expect(written('json', 1, 1)).toBe(
      squeezed(`{
"mgmtResponse" : {
"@responseType" : "operation",
"@requestUrl" : "https : \\/\\/localhost\\/webacs\\/api\\/v1\\/op\\/jobService\\/cancelrunning",
"@rootUrl" : "https : \\/\\/localhost\\/webacs\\/api\\/v1\\/op",
"operationResult" : {
"failure" : {
"failure" : {
"id" : 2,
"message" : "String value",
"status" : "String value"
}
},
"message" : "String value",
"operation" : "SUSPEND",
"success" : {
"success" : {
"id" : 2,
"message" : "String value",
"status" : "String value"
}
}
}
}
}`),
    );
  });

  it.each([
    [2, 1],
    [3, 2],
  ])('are written in v%d JSON', (version, count) => {
    const item = '{ "id" : 2, "message" : "String value", "status" : "String value" }';
    const list = `[ ${Array.from({ length: count }, () => item).join(', ')} ]`;
    expect(written('json', version, count)).toBe(
      squeezed(`{
"mgmtResponse" : {
"@requestUrl" : "https://localhost/webacs/api/v${version}/op/jobService/cancelrunning",
"@responseType" : "operation",
"@rootUrl" : "https://localhost/webacs/api/v${version}/op",
"operationResult" : [ {
"failure" : {
"failure" : ${list}
},
"message" : "String value",
"operation" : "SUSPEND",
"success" : {
"success" : ${list}
}
} ]
}
}`),
    );
  });

  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
  ])('are written in v%d XML', (version, count) => {
    const fields = '<id>2</id>\n<message>String value</message>\n<status>String value</status>\n';
    const list = (name: string): string => `<${name}>\n${fields}</${name}>\n`.repeat(count);
    const url = `https://localhost/webacs/api/v${version}/op`;
    expect(written('xml', version, count)).toBe(
      lines(`<?xml version="1.0" ?>
<mgmtResponse responseType="operation" requestUrl="${url}/jobService/cancelrunning" rootUrl="${url}">
<operationResult>
<failure>
${list('failure')}</failure>
<message>String value</message>
<operation>SUSPEND</operation>
<success>
${list('success')}</success>
</operationResult>
</mgmtResponse>`),
    );
  });
});

/** Sends a request to the host of the page. */
function exchange(url: string, sample: { line: string; host: string; headers?: object; body?: string }) {
  const [method, path] = sample.line.split(' ');
  return new Promise<string>((resolve, reject) => {
    const headers = { Host: sample.host, Authorization: basic(), ...sample.headers };
    const options = { host: '127.0.0.1', port: new URL(url).port, method, path, headers, agent: false };
    const outgoing = request(options, (incoming) => void text(incoming).then(resolve, reject));
    outgoing.on('error', reject);
    outgoing.end(sample.body);
  });
}

const ONE = '{\n"jobRunOperationPayload" : {\n"runIds" : {\n"runId" : 15\n}\n}\n}';
const LIST_OF_ONE = '{\n"jobRunOperationPayload" : {\n"runIds" : {\n"runId" : [ 15 ]\n}\n}\n}';
const TWO = '{\n"jobRunOperationPayload" : {\n"runIds" : {\n"runId" : [ 15, 25 ]\n}\n}\n}';
const XML_ONE = `<?xml version="1.0" ?>
<jobRunOperationPayload>
<runIds>
<runId>15</runId>
</runIds>
</jobRunOperationPayload>`;
const XML_TWO = XML_ONE.replace('</runId>', '</runId>\n<runId>25</runId>');

describe('the request samples of the page', () => {
  it.each([
    ['v1', '.json', ONE],
    ['v1', '', XML_ONE],
    ['v2', '.json', LIST_OF_ONE],
    ['v2', '', XML_ONE],
    ['v3', '.json', TWO],
    ['v3', '', XML_TWO],
    ['v1', '.json', TWO],
  ])('stop runs: %s%s', async (version, suffix, body) => {
    const simulator = await begin();
    const ids = body.match(/\b[12]5\b/g) ?? [];
    const jobs = ids.map((id) => simulator.addTask({ run: { id } }));
    const line = `PUT /webacs/api/${version}/op/jobService/cancelrunning${suffix}`;
    const headers = { 'Content-Type': `application/${suffix === '' ? 'xml' : 'json'}` };
    const answer = await exchange(simulator.url, { line, host: 'localhost', headers, body });
    expect(answer).toContain(`https:${version === 'v1' && suffix !== '' ? '\\/\\/' : '//'}localhost`);
    const stopped = jobs.map((id) => simulator.task(id)?.runs[0]?.stopRequested);
    expect(stopped).toEqual(ids.map(() => true));
  });
});

describe('the samples of the guides', () => {
  it('put an ended run among the failures', async () => {
    const simulator = await begin();
    simulator.addTask({ run: { id: 15 } });
    simulator.addTask({ run: { id: 25, status: 'COMPLETED' } });
    const line = 'PUT /webacs/api/v3/op/jobService/cancelrunning.json';
    const headers = { 'Content-Type': 'application/json' };
    const answer = await exchange(simulator.url, { line, host: 'h', headers, body: TWO });
    expect(answer.replace(/"message":"[^"]*"/g, '"message":"<text>"')).toBe(
      '{"mgmtResponse":{"@requestUrl":"https://h/webacs/api/v3/op/jobService/cancelrunning","@responseType":"operation",' +
        '"@rootUrl":"https://h/webacs/api/v3/op","operationResult":[{"failure":{"failure":[{"id":25,"message":"<text>",' +
        '"status":"Failure"}]},"message":"<text>","operation":"CANCELRUNNING","success":{"success":[{"id":15,' +
        '"message":"<text>","status":"Success"}]}}]}}',
    );
  });

  it('refuse an unknown entity type', async () => {
    const simulator = await begin();
    const line = 'GET /webacs/api/v2/data/unkown.json';
    expect(await exchange(simulator.url, { line, host: 'h' })).toBe(
      '{"errorDocument":{"httpResponseCode":404,"httpMethod":"GET","message":"No such entity type as unkown.-PRS-102",' +
        '"id":"presentation.PRS-102","uriPath":"/data/unkown","queryParams":"{}","domain":"ROOT-DOMAIN"}}',
    );
  });

  it('name a submitted job', async () => {
    const { simulator } = await beginAt({ utcOffsetMinutes: 0 }, '2017-05-16T18:19:01.477Z');
    const body =
      '{"cliTemplateCommand":{"targetDevices":{"targetDevice":{"targetDeviceID":"610622","variableValues":' +
      '{"variableValue":[{"name":"X","value":"Y"}]}}},"templateName":"Configure Interface"}}';
    const line = 'PUT /webacs/api/v1/op/cliTemplateConfiguration/deployTemplateThroughJob.json';
    const headers = { 'Content-Type': 'application/json' };
    const answer = await exchange(simulator.url, { line, host: 'h', headers, body });
    expect(answer.slice(answer.indexOf('"cliTemplateCommandJobResult"'))).toBe(
      '"cliTemplateCommandJobResult":{"jobName":"JobCliTemplateDeployIOSDevices06_19_01_477_PM_05_16_2017",' +
        '"message":"An deploy job has been successfully created. "}}}',
    );
  });

  it('show a captured run in v1', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({
      id: 273620913,
      name: 'JobCliTemplateDeployIOSDevices06_19_31_651_PM_05_16_2017',
      run: { id: 282800294, startTime: '2017-05-16T18:20:01.680Z' },
    });
    const line = 'GET /webacs/api/v1/op/jobService/runhistory.json?jobId=273620913';
    const answer = await exchange(simulator.url, { line, host: 'h' });
    expect(answer.slice(answer.indexOf('"job"'))).toBe(
      '"job":{"description":"Cli Template Deploy for IOS devices","jobId":273620913,' +
        '"jobName":"JobCliTemplateDeployIOSDevices06_19_31_651_PM_05_16_2017","jobStatus":"COMPLETED",' +
        '"jobType":"CliTemplateDeployIOSDevices","runInstances":{"runInstance":{"lastStartTime":' +
        '"2017-05-16T18:20:01.680Z","results":"","runId":282800294,"runStatus":"RUNNING"}}}}}',
    );
  });
});

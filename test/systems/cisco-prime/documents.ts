import type { Dialect } from '../../../src/systems/cisco-prime/requests';
import type { Body } from '../../../src/systems/cisco-prime/wire/body';
import { writeJson } from '../../../src/systems/cisco-prime/wire/write-json';
import { writeXml } from '../../../src/systems/cisco-prime/wire/write-xml';

type Members = Readonly<Record<string, Body>>;

/** A body as a server of that version writes it. v1 collapses lists of one, and empty ones to an empty text. */
export function documentIn({ version, format }: Dialect, body: object | string): string {
  if (typeof body === 'string') return body;
  if (format === 'xml') return writeXml(body as Body);
  return writeJson(version === 1 ? collapsed(body as Body) : (body as Body));
}

function collapsed(body: Body): Body {
  if (typeof body !== 'object' || body === null) return body;
  if (Array.isArray(body)) {
    const items = (body as readonly Body[]).map(collapsed);
    return items.length === 1 ? (items[0] ?? '') : items;
  }
  const members = Object.entries(body as Members).filter(
    ([, member]) => !Array.isArray(member) || member.length > 0,
  );
  if (members.length === 0) return '';
  return Object.fromEntries(members.map(([name, member]) => [name, collapsed(member)]));
}

/** One run as `runhistory` lists it; by default one that runs. */
export function run(runId: string, members: Members = {}): Members {
  return {
    lastStartTime: '2017-05-16T18:19:01.680Z',
    runStatus: 'RUNNING',
    runId: BigInt(runId),
    results: {},
    ...members,
  };
}

/** The same of a run that has ended a minute after its start, as `COMPLETED/SUCCESS` for example. */
export function ended(runId: string, words: string, members: Members = {}): Members {
  const [runStatus = '', resultStatus = ''] = words.split('/');
  return run(runId, { completionTime: '2017-05-16T18:20:01.680Z', runStatus, resultStatus, ...members });
}

/** One job with its runs; by default a one-off that was deployed. */
export function job(jobId: string, runs: readonly Members[], members: Members = {}): Members {
  return {
    description: 'Cli Template Deploy for IOS devices',
    jobId: BigInt(jobId),
    jobName: `JobCliTemplateDeployIOSDevices06_19_31_${jobId.slice(-3)}_PM_05_16_2017`,
    jobStatus: 'COMPLETED',
    jobType: 'CliTemplateDeployIOSDevices',
    runInstances: { runInstance: runs },
    ...members,
  };
}

/** Results of a run: what each names, with a transcript that nobody should ever see. */
export function results(...properties: readonly string[]): Members {
  return { results: { result: properties.map((property) => ({ property, value: `canary-${property}` })) } };
}

/** An answer to `runhistory`. */
export function jobs(...list: readonly Members[]): { readonly mgmtResponse: Members } {
  return {
    mgmtResponse: { '@responseType': 'operation', '@rootUrl': 'https://localhost/webacs/api', job: list },
  };
}

type Item = readonly [id: string, message: string];

/** An answer to one of the four operations. */
export function operation(
  success: readonly Item[],
  failure: readonly Item[] = [],
): { readonly mgmtResponse: Members } {
  const items = (list: readonly Item[], status: string) =>
    list.map(([id, message]) => ({ id: BigInt(id), message, status }));
  const result = {
    failure: { failure: items(failure, 'Failure') },
    message: 'String value',
    operation: 'CANCELRUNNING',
    success: { success: items(success, 'Success') },
  };
  return { mgmtResponse: { '@responseType': 'operation', operationResult: [result] } };
}

/** An answer to `data/JobSummary` with `.full=true`. */
export function summaries(...list: readonly Members[]): { readonly queryResponse: Members } {
  const entity = list.map((dto) => ({
    '@dtoType': 'jobSummaryDTO',
    '@type': 'JobSummary',
    jobSummaryDTO: dto,
  }));
  return { queryResponse: { '@type': 'JobSummary', '@count': list.length, entity } };
}

/** An errorDocument. */
export function errorDocument(httpResponseCode: number, message: string, id = 'presentation.PRS-101') {
  return { errorDocument: { httpResponseCode, httpMethod: 'GET', message, id, domain: 'ROOT-DOMAIN' } };
}

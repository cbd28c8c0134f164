import type { JobSnapshot } from '../../../src/contract';
import { documentIn, ended, errorDocument, job, jobs, operation, run } from './documents';
import { compact, DIALECTS, FORMATS, sample, SAMPLED, SAMPLE_RUNS } from './samples';
import { bare, CALL, failureOf, ID, JOB, LOST, RUN, scripted, snapshot } from './scripted-server';

const DIALECT = { version: 3, format: 'json' } as const;
const rejected = (status: number) => ({
  ...bare(status, { 'content-type': 'application/json' }),
  body: documentIn(DIALECT, errorDocument(status, 'No such entity as RunInstance / 15.-PRS-101')),
});
const ACCEPTED = operation([[RUN, 'OK']]);

async function stop(script: Parameters<typeof scripted>[0], changes: Parameters<typeof scripted>[1] = {}) {
  const server = scripted(script, changes);
  const [receipt] = await server.system.stop({ targets: [snapshot()], mode: 'graceful' }, CALL);
  return { receipt, ...server };
}

describe.each(SAMPLED)("the page's sample of v%i", (version) => {
  const targets = (ids: readonly string[]) => ids.map((id) => snapshot(`${JOB}/${id}`));

  it.each(FORMATS)('%s request stops its runs', async (format) => {
    const ids = SAMPLE_RUNS[version];
    const answer = operation(ids.map((id) => [id, 'String value'] as const));
    const { system, sent } = scripted([answer], { dialect: { version, format } });
    const receipts = await system.stop({ targets: targets(ids), mode: 'graceful' }, CALL);
    expect(receipts.map(({ outcome, says }) => [outcome, says])).toEqual(
      ids.map(() => ['accepted', 'Success: String value']),
    );
    expect(sent[0]).toMatchObject({
      method: 'PUT',
      body: compact(sample(version, 'request', format), format),
      urgent: true,
    });
  });

  /** It names run 2 as success and as failure, so nothing may be taken for accepted. */
  it.each(FORMATS)('%s reply is not taken for consent', async (format) => {
    const script = [sample(version, 'reply', format), jobs(job(JOB, [run('2')]))];
    const { system } = scripted(script, { dialect: { version, format } });
    const [receipt] = await system.stop({ targets: targets(['2']), mode: 'graceful' }, CALL);
    expect(receipt).toMatchObject({
      outcome: 'refused',
      says: 'String value: String value The run is RUNNING.',
    });
  });
});

describe.each(DIALECTS)('a stop of several runs (v$version $format)', (dialect) => {
  it('has a receipt for each', async () => {
    const ids = ['21/22', '31/32', '41/42', ID, '51/52', '61/62', '71/72'];
    const answer = operation(
      [
        [RUN, 'OK'],
        ['999', 'not asked for'],
      ],
      [
        ['22', 'Run is not active'],
        ['32', 'Run is locked'],
        ['42', 'Unknown run'],
        ['72', 'Cancel is in progress'],
      ],
    );
    const history = jobs(
      job('21', [ended('22', 'COMPLETED/SUCCESS')]),
      job('31', [run('32')]),
      job('51', [run('52')]),
      job('61', [ended('62', 'COMPLETED/FAILURE')]),
      job('71', [run('72', { resultStatus: 'CANCELLED' })]),
    );
    const { system, lines, sent } = scripted([answer, history, jobs()], { dialect });
    const receipts = await system.stop({ targets: ids.map((id) => snapshot(id)), mode: 'graceful' }, CALL);
    expect(receipts.map(({ id, run: attempt }) => [id, attempt])).toEqual(ids.map((id) => [id, id]));
    expect(receipts.map(({ outcome, says }) => `${outcome}: ${says}`)).toEqual([
      'not-running: Failure: Run is not active The run is COMPLETED/SUCCESS.',
      'refused: Failure: Run is locked The run is RUNNING.',
      'not-found: Failure: Unknown run Read again: there is no job 41.',
      'accepted: Success: OK',
      'refused: The system named it neither as success nor as failure. The run is RUNNING.',
      'not-running: The system named it neither as success nor as failure. The run is COMPLETED/FAILURE.',
      'accepted: Failure: Cancel is in progress The run is RUNNING/CANCELLED.',
    ]);
    expect(lines()).toEqual([
      `PUT op/jobService/cancelrunning 22,32,42,${RUN},52,62,72`,
      'GET op/jobService/runhistory?jobId=in(21,31,41,51,61,71)',
      'GET op/jobService/runhistory?jobId=41',
    ]);
    expect(sent.map(({ urgent }) => urgent)).toEqual([true, true, true]);
  });
});

describe('a stop', () => {
  it('under two ids is one request', async () => {
    const targets: JobSnapshot[] = [snapshot(), snapshot(RUN, { run: ID, sameJobAs: ID })];
    const { system, lines } = scripted([ACCEPTED]);
    const receipts = await system.stop({ targets, mode: 'graceful' }, CALL);
    expect(receipts).toMatchObject([
      { id: ID, run: ID, outcome: 'accepted' },
      { id: RUN, run: ID, outcome: 'accepted' },
    ]);
    expect(lines()).toEqual([`PUT op/jobService/cancelrunning ${RUN}`]);
  });

  it.each(['Failure', 'FAILED', 'failure'])('in the success list with status %s is none', async (status) => {
    const item = { id: BigInt(RUN), message: 'm', status };
    const answer = { mgmtResponse: { operationResult: [{ success: { success: [item] }, failure: '' }] } };
    const { receipt } = await stop([answer, jobs(job(JOB, [run(RUN)]))]);
    expect(receipt).toMatchObject({ outcome: 'refused' });
  });

  it('keeps what was accepted when it cannot look', async () => {
    const { system } = scripted([ACCEPTED, LOST]);
    const receipts = await system.stop({ targets: [snapshot(), snapshot('21/22')], mode: 'graceful' }, CALL);
    expect(receipts).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'refused', says: expect.stringContaining('could not be read') as string },
    ]);
  });

  it('that is named nowhere is refused', async () => {
    const { receipt } = await stop([operation([]), jobs()]);
    expect(receipt).toMatchObject({ outcome: 'refused' });
  });

  it.each([
    ['no operationResult', { mgmtResponse: {} }],
    ['an empty wrapper', '{"mgmtResponse":""}'],
    ['a list of jobs', jobs()],
  ])('answered with %s is in doubt', async (_, answer) => {
    expect(await failureOf(() => stop([answer]))).toMatchObject({ kind: 'protocol', effect: 'unknown' });
  });

  it.each([
    [500, 'unavailable', 'unknown'],
    [502, 'unavailable', 'unknown'],
    [503, 'unavailable', 'unknown'],
    [415, 'invalid-request', 'none'],
  ])('fails with %i', async (status, kind, effect) => {
    const running = jobs(job(JOB, [run(RUN)]));
    expect(await failureOf(() => stop([bare(status), running]))).toMatchObject({ kind, effect });
  });

  it('fails when its answer is lost', async () => {
    expect(await failureOf(() => stop([LOST]))).toBe(LOST);
  });

  it.each(['force', 'pause'] as const)('never is a %s', async (mode) => {
    const { system, sent } = scripted([]);
    const error = await failureOf(() => system.stop({ targets: [snapshot()], mode }, CALL));
    expect(error).toMatchObject({ kind: 'unsupported', effect: 'none' });
    expect([await system.stop({ targets: [], mode: 'graceful' }, CALL), sent]).toEqual([[], []]);
  });
});

/** That the server answers an unknown or ended run with a failure item is assumed. It may as well reject the whole request. */
describe.each([400, 404])('a stop that is rejected with %i', (status) => {
  const targets = [snapshot(), snapshot('21/22'), snapshot('31/32'), snapshot('41/42')];
  const history = jobs(
    job(JOB, [run(RUN)]),
    job('21', [ended('22', 'COMPLETED/SUCCESS')]),
    job('41', [run('42')]),
  );

  it('goes to each run that is active', async () => {
    const script = [rejected(status), history, jobs(), ACCEPTED, rejected(status), history, jobs()];
    const { system, lines } = scripted(script);
    const receipts = await system.stop({ targets, mode: 'graceful' }, CALL);
    expect(receipts.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'not-running',
      'not-found',
      'refused',
    ]);
    expect(lines().filter((line) => line.startsWith('PUT'))).toEqual([
      `PUT op/jobService/cancelrunning ${RUN},22,32,42`,
      `PUT op/jobService/cancelrunning ${RUN}`,
      'PUT op/jobService/cancelrunning 42',
    ]);
  });

  it('fails when no run gets through', async () => {
    const script = [rejected(status), history, jobs(), rejected(status), rejected(status)];
    const { system } = scripted(script);
    const error = await failureOf(() => system.stop({ targets, mode: 'graceful' }, CALL));
    expect(error).toMatchObject({ effect: 'none', httpStatus: status });
  });

  it.each([
    ['has ended', jobs(job(JOB, [ended(RUN, 'COMPLETED/SUCCESS')])), 'not-running'],
    ['is gone', jobs(), 'not-found'],
  ])('alone, when the run %s', async (_, answer, outcome) => {
    expect((await stop([rejected(status), answer, answer])).receipt).toMatchObject({ outcome });
  });

  it('alone fails while the run is active', async () => {
    expect(await failureOf(() => stop([rejected(status), history]))).toMatchObject({ httpStatus: status });
  });

  it('is in doubt once one may be through', async () => {
    const limited = {
      ...bare(503),
      body: documentIn(DIALECT, errorDocument(503, 'NBI Global Rate limit exceeded')),
    };
    const { system } = scripted([rejected(status), history, ACCEPTED, limited]);
    const error = await failureOf(() => system.stop({ targets, mode: 'graceful' }, CALL));
    expect(error).toMatchObject({ kind: 'rate-limited', effect: 'unknown' });
  });
});

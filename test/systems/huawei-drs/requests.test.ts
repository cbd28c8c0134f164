import * as v3 from '../../../src/systems/huawei-drs/v3/requests';
import * as v5 from '../../../src/systems/huawei-drs/v5/requests';
import { tokenRequest } from '../../../src/systems/huawei-drs/iam/requests';
import { JOB, OTHER, PROJECT, sample } from './scripted-server';

describe('the request of the page', () => {
  const request = v5.stop(PROJECT, JOB, true);

  it('goes where the page sends it', () => {
    const address = `https://{endpoint}/${request.path.join('/')}`;
    expect([request.method, address]).toEqual(['POST', sample('stop.request.url')]);
  });

  it('says what the page says', () => {
    expect(request.body).toBe(sample('stop.request.json').replace(/\s/g, ''));
    expect(request.headers?.['content-type']).toBe('application/json');
  });
});

const bodyOf = ({ body = '' }: { readonly body?: string }): unknown => JSON.parse(body);

describe('a request of v5', () => {
  it.each([
    [v5.detail(PROJECT, JOB), [['type', 'detail']]],
    [
      v5.precheckDetail(PROJECT, JOB, 'q-1'),
      [
        ['type', 'precheck'],
        ['query_id', 'q-1'],
      ],
    ],
    [v5.precheckDetail(PROJECT, JOB, ''), [['type', 'precheck']]],
  ])('says which part of a task is meant', (request, query) => {
    expect(request).toMatchObject({ method: 'GET', path: ['v5', PROJECT, 'jobs', JOB], query });
    expect(request.headers?.['content-type']).toBe('application/json'); // required without a body too
  });

  it('asks a list for one kind of task', () => {
    const { query } = v5.list(PROJECT, 'sync', { name: 'tjc-1', offset: 10 });
    expect(query).toEqual([
      ['job_type', 'sync'],
      ['name', 'tjc-1'],
      ['offset', '10'],
    ]);
  });

  it.each([
    [
      v5.batchStop(PROJECT, [JOB, OTHER], false),
      'batch-stop',
      {
        jobs: [
          { job_id: JOB, is_force_stop: false },
          { job_id: OTHER, is_force_stop: false },
        ],
      },
    ],
    [
      v5.batchPause(PROJECT, [JOB], 'target'),
      'action',
      { jobs: [{ job_id: JOB, action_name: 'stop', action_params: { pause_mode: 'target' } }] },
    ],
    [
      v5.action(PROJECT, JOB, { name: 'restart' }),
      'action',
      { job: { job_id: JOB, action_name: 'restart', action_params: {} } },
    ],
    [
      v5.precheck(PROJECT, JOB, 'forRetryJob'),
      'action',
      { job: { job_id: JOB, action_name: 'precheck', action_params: { precheck_mode: 'forRetryJob' } } },
    ],
    [v5.clone(PROJECT, JOB, 'tjc-1'), 'clone', { job_id: JOB, name: 'tjc-1' }],
    [v5.create(PROJECT, { base_info: {} }), 'jobs', { job: { base_info: {} } }],
  ])('%#: has the body that is documented', (request, last, body) => {
    expect([request.method, request.path.at(-1), bodyOf(request)]).toEqual(['POST', last, body]);
  });
});

describe('a request of v3', () => {
  const ONE_PAGE = { cur_page: 1, per_page: 0 };

  it.each([
    [v3.batchStatus(PROJECT, [JOB, OTHER]), 'batch-status', { jobs: [JOB, OTHER], page_req: ONE_PAGE }],
    [v3.batchDetail(PROJECT, JOB), 'batch-detail', { jobs: [JOB], page_req: ONE_PAGE }],
    [v3.pause(PROJECT, [JOB], 'all'), 'batch-pause-task', { jobs: [{ job_id: JOB, pause_mode: 'all' }] }],
    [v3.retry(PROJECT, JOB), 'batch-retry-task', { jobs: [{ job_id: JOB }] }],
    [v3.start(PROJECT, JOB), 'batch-starting', { jobs: [{ job_id: JOB }] }],
    [
      v3.precheck(PROJECT, JOB, 'forStartJob'),
      'batch-precheck',
      { jobs: [{ job_id: JOB, precheck_mode: 'forStartJob' }] },
    ],
    [v3.precheckResult(PROJECT, JOB), 'batch-precheck-result', { jobs: [JOB] }],
    [v3.create(PROJECT, { name: 'tjc-1' }), 'batch-creation', { jobs: [{ name: 'tjc-1' }] }],
    [
      v3.list(PROJECT, 'sync', { name: 'tjc-1', page: 2 }),
      'jobs',
      { cur_page: 3, per_page: 50, db_use_type: 'sync', name: 'tjc-1' },
    ],
  ])('%#: has the body that is documented', (request, last, body) => {
    expect([request.method, request.path[0], request.path.at(-1)]).toEqual(['POST', 'v3', last]);
    expect(bodyOf(request)).toEqual(body);
  });

  it.each([
    ['release', 'terminate'],
    ['force-release', 'force_terminate'],
  ] as const)('to %s is a DELETE with a body', (how, delete_type) => {
    const request = v3.terminate(PROJECT, [JOB], how);
    expect([request.method, request.path.at(-1)]).toEqual(['DELETE', 'batch-jobs']);
    expect(bodyOf(request)).toEqual({ jobs: [{ delete_type, job_id: JOB }] });
  });
});

describe('the request for a token', () => {
  it.each([{ name: 'cn-north-4' }, { id: PROJECT }])('is for the project %j', (project) => {
    const request = tokenRequest({ user: 'U', password: 'P', account: 'ACCOUNT', project });
    expect(request).toMatchObject({ method: 'POST', path: ['v3', 'auth', 'tokens'] });
    expect(bodyOf(request)).toEqual({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: 'U', password: 'P', domain: { name: 'ACCOUNT' } } },
        },
        scope: { project },
      },
    });
  });
});

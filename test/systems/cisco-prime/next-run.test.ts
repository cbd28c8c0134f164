import { ended, job, jobs, operation } from './documents';
import { bare, CALL, failureOf, intent, JOB, LOST, RUN, scripted } from './scripted-server';

/** The server's clock says 2017-05-16T18:21:01Z. */
const NEXT = '2017-05-17T02:19:01.000+08:00';
const NEXT_UTC = '2017-05-16T18:19:01.000Z';
const FUTURE = '2017-05-16T18:21:02.000Z';
const old = ended(RUN, 'CANCELLED/CANCELLED');
const history = (members: Parameters<typeof job>[2]) => jobs(job(JOB, [old], members));
const scheduled = history({ jobStatus: 'SCHEDULED', nextRunTime: FUTURE });
const suspended = history({ jobStatus: 'SUSPENDED' });

async function submit(script: Parameters<typeof scripted>[0], resumeSuspended = false) {
  const server = scripted(script, { resumeSuspended });
  const receipt = await server.system.submitRerun(intent({ way: 'next-scheduled' }), CALL);
  return { receipt, ...server };
}

describe('a job with a schedule', () => {
  it('is left to it', async () => {
    const { receipt, lines } = await submit([scheduled]);
    expect(receipt).toMatchObject({ outcome: 'next-scheduled', nextRunAt: FUTURE });
    expect(lines()).toEqual([`GET op/jobService/runhistory?jobId=${JOB}`]);
  });

  it.each([
    ['its next run is over', history({ jobStatus: 'SCHEDULED', nextRunTime: NEXT })],
    ['it has no next run', history({ jobStatus: 'SCHEDULED' })],
    ['its next run has no zone', history({ jobStatus: 'SCHEDULED', nextRunTime: '2027-05-17T02:19:01' })],
    ['it was one-off', history({ jobStatus: 'COMPLETED' })],
    ['it was cancelled', history({ jobStatus: 'CANCELLED', nextRunTime: FUTURE })],
    ['it is suspended', suspended],
    ['it says nothing', history({ jobStatus: '' })],
    ['it is gone', jobs()],
  ])('may be run in another way when %s', async (_, answer) => {
    const { receipt, lines } = await submit([answer]);
    expect(receipt).toMatchObject({ outcome: 'refused', wayImpossible: true });
    expect(lines()).toHaveLength(1);
  });

  it('goes by the clock of the server', async () => {
    const { receipt } = await submit([history({ jobStatus: 'SCHEDULED', nextRunTime: NEXT })]);
    expect(receipt.observation.says).toContain(`(${NEXT_UTC}) is over`);
  });
});

describe('a suspended schedule', () => {
  it('is resumed where that is allowed', async () => {
    const { receipt, lines } = await submit([suspended, operation([[JOB, 'Done']]), scheduled], true);
    expect(receipt).toMatchObject({ outcome: 'next-scheduled', nextRunAt: FUTURE });
    expect(lines()[1]).toBe(`PUT op/jobService/resume ${JOB}`);
  });

  it.each([
    ['is refused', operation([], [[JOB, 'Is cancelled']])],
    ['is not answered', operation([])],
    ['is both', operation([[JOB, 'Done']], [[JOB, 'Is cancelled']])],
  ])('that %s leaves another way', async (_, answer) => {
    const { receipt } = await submit([suspended, answer], true);
    expect(receipt).toMatchObject({ outcome: 'refused', wayImpossible: true });
  });

  it.each([
    ['is lost', [suspended, LOST]],
    ['cannot be looked at', [suspended, operation([[JOB, 'Done']]), LOST]],
    ['changes nothing', [suspended, operation([[JOB, 'Done']]), suspended]],
  ])('is in doubt when the resumption %s', async (_, script) => {
    expect(await failureOf(() => submit(script, true))).toMatchObject({ effect: 'unknown' });
  });

  it('is untouched when it cannot be read', async () => {
    expect(await failureOf(() => submit([LOST], true))).toMatchObject({ effect: 'none' });
    expect(await failureOf(() => submit([bare(500)], true))).toMatchObject({ effect: 'none' });
  });
});

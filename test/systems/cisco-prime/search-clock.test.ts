import { ended, job, jobs, run, summaries } from './documents';
import { NEW_NAME, RECIPE } from './recipes';
import { CALL, intent, JOB, RUN, scripted } from './scripted-server';

it.each([
  ['ten seconds before the end', '2017-05-16T18:20:20.000Z', []],
  ['in the second of the end', '2017-05-16T18:20:30.200Z', ['15/25']],
])('a job started %s: %s', async (_, lastStartTime, ids) => {
  // The end was seen at 18:20:30 of a clock that shows no parts of a second.
  const old = job(JOB, [ended(RUN, 'CANCELLED/CANCELLED', { completionTime: '2017-05-16T18:20:30.500Z' })]);
  const candidate = job('15', [run('25', { lastStartTime })], { jobName: NEW_NAME });
  const owners = summaries({ jobName: NEW_NAME, username: 'nbi' });
  const { system } = scripted([jobs(old), jobs(old, candidate), owners]);
  const rerun = intent({ recipe: RECIPE, endedSince: new Date(Date.now() - 31_000).toISOString() });
  expect((await system.findReruns([rerun], CALL)).map(({ id }) => id)).toEqual(ids);
});

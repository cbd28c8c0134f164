import { job, jobs, run } from './documents';
import { CALL, scripted } from './scripted-server';

describe('reading jobs', () => {
  it('asks at most so many at once', async () => {
    const { system, lines } = scripted(
      [jobs(job('11', [run('12')]), job('21', [run('22')])), jobs(job('31', [run('32')]))],
      { jobsPerCall: 2 },
    );
    const readings = await system.status(['11/12', '21/22', '31/32'], CALL);
    expect(readings.map(({ outcome }) => outcome)).toEqual(['found', 'found', 'found']);
    expect(lines()).toEqual([
      'GET op/jobService/runhistory?jobId=in(11,21)',
      'GET op/jobService/runhistory?jobId=31',
    ]);
  });

  it('does without operators', async () => {
    const { system, lines } = scripted([jobs(job('11', [run('12')])), jobs(job('21', [run('22')]))], {
      jobsPerCall: 1,
    });
    expect(await system.status(['11/12', '21/22'], CALL)).toMatchObject([
      { outcome: 'found' },
      { outcome: 'found' },
    ]);
    expect(lines()).toEqual([
      'GET op/jobService/runhistory?jobId=11',
      'GET op/jobService/runhistory?jobId=21',
    ]);
  });

  it('with an empty answer is not believed at once', async () => {
    const script = [jobs(), jobs(job('11', [run('12')])), jobs(job('21', [run('22')]))];
    const { system, lines } = scripted(script);
    expect(await system.status(['11/12', '21/22'], CALL)).toMatchObject([
      { outcome: 'found' },
      { outcome: 'found' },
    ]);
    expect(lines()[2]).toBe('GET op/jobService/runhistory?jobId=21');
  });

  it('asks alone for each that an answer leaves out', async () => {
    const [one, two] = [jobs(job('11', [run('12')])), jobs(job('21', [run('22')]))];
    const { system, lines } = scripted([one, two, jobs()]);
    const readings = await system.status(['11/12', '21/22', '31/32'], CALL);
    expect(readings.map(({ outcome }) => outcome)).toEqual(['found', 'found', 'not-found']);
    expect(lines().slice(1)).toEqual([
      'GET op/jobService/runhistory?jobId=21',
      'GET op/jobService/runhistory?jobId=31',
    ]);
  });
});

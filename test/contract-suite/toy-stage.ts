import type { JobSystem } from 'temporal-job-control';
import type { JobMaker, JobSystemStage } from 'temporal-job-control/testing';
import { toyAdapter, toyCapabilities } from './toy-adapter';
import { startToyServer, TOY_KEY, TOY_PASSWORD, type ToyJob, type ToyServer } from './toy-server';

/** The toy vendor on a stage that has every part. */
export const toyStage: JobSystemStage<ToyServer> = {
  capabilities: toyCapabilities,
  secrets: [TOY_KEY, TOY_PASSWORD],
  malformedIds: ['', 'job-1', '1 '],
  start: startToyServer,
  end: (server) => server.close(),
  connect: (_server, url) => toyAdapter(url),
  unknownId: (number) => String(900_000 + number),
  jobs: {
    waiting: job('QUEUE'),
    running: job('RUN'),
    stopping: job('STOPPING'),
    paused: job('HOLD'),
    succeeded: job('DONE'),
    failed: job('ABEND'),
    stopped: job('CANCEL'),
    unknown: job('GLITCH'),
  },
  endsDuringStop: job('RUN', { endsDuringStop: true }),
  restart: (server, id) => {
    const toyJob = server.job(id);
    if (toyJob) Object.assign(toyJob, { status: 'RUN', attempt: toyJob.attempt + 1 });
    return Promise.resolve();
  },
  runsStarted: (server, id) => server.runs(id),
  check: { connectAsStranger: (_server, url) => toyAdapter(url, 'not-the-key') },
  http: {
    url: ({ url }) => url,
    operationOf: ({ path }) => (path === '/stop' ? 'stop' : path === '/rerun' ? 'submit' : undefined),
    reversed: (body) => withJobs(body, (jobs) => [...jobs].reverse()),
    without: (body, id) => withJobs(body, (jobs) => jobs.filter((toyJob) => toyJob.id !== id)),
    withStatus: (body, { id, word }) =>
      withJobs(body, (jobs) =>
        jobs.map((toyJob) => (toyJob.id === id ? { ...toyJob, status: word } : toyJob)),
      ),
  },
};

/** The same stage with an adapter that something was done to. What never comes is not waited for long. */
export function stageWith(
  change: (system: JobSystem, url: string) => Partial<JobSystem>,
): JobSystemStage<ToyServer> {
  const changed = (system: JobSystem, url: string) => ({ ...system, ...change(system, url) });
  return {
    ...toyStage,
    patienceMs: 300,
    connect: (_server, url) => changed(toyAdapter(url), url),
    check: { connectAsStranger: (_server, url) => changed(toyAdapter(url, 'not-the-key'), url) },
  };
}

function job(status: string, plan?: Partial<ToyJob>): JobMaker<ToyServer> {
  return (server) => Promise.resolve(server.add(status, plan));
}

function withJobs(body: string, change: (jobs: ToyJob[]) => ToyJob[]): string {
  const answer = JSON.parse(body) as { jobs?: ToyJob[] };
  return answer.jobs ? JSON.stringify({ ...answer, jobs: change(answer.jobs) }) : body;
}

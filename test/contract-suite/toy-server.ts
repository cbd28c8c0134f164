import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const TOY_KEY = 'canary-toy-key-51b2';
export const TOY_PASSWORD = 'canary-toy-password-51b2';

/** A job of the toy vendor: its words are capitals, its attempts are counted. */
export interface ToyJob {
  readonly id: string;
  status: string;
  attempt: number;
  readonly origin: string;
  readonly marker: string;
  readonly endsDuringStop: boolean;
  readonly name: string;
  readonly started: string;
}

/** A vendor that has all that a contract can declare, in one file. */
export interface ToyServer {
  readonly url: string;
  add(status: string, plan?: Partial<ToyJob>): string;
  job(id: string): ToyJob | undefined;
  runs(id: string): number;
  close(): Promise<void>;
}

type Json = Record<string, unknown>;
type Input = Record<'ids', string[]> & Record<'id' | 'mode' | 'way' | 'marker' | 'after', string>;

const PAGE = 5;

const STOPPABLE: Record<string, readonly string[]> = {
  graceful: ['RUN'],
  force: ['RUN', 'QUEUE'],
  pause: ['RUN'],
};
const STOPS_AS: Record<string, string> = { graceful: 'CANCEL', force: 'ABEND', pause: 'HOLD' };
const RERUNNABLE: Record<string, readonly string[]> = {
  'from-start': ['CANCEL', 'ABEND'],
  resume: ['HOLD'],
  'new-run': ['CANCEL', 'ABEND', 'DONE'],
};

export async function startToyServer(): Promise<ToyServer> {
  const jobs = new Map<string, ToyJob>();
  const timers = new Set<NodeJS.Timeout>();
  const add: ToyServer['add'] = (status, plan = {}) => {
    const id = String(jobs.size + 1);
    const fresh = { attempt: 1, origin: id, marker: '', endsDuringStop: false };
    jobs.set(id, { id, status, ...fresh, name: `nightly-${id}`, started: new Date().toISOString(), ...plan });
    return id;
  };
  const runs = (id: string) =>
    [...jobs.values()].filter(({ origin }) => origin === id).reduce((sum, { attempt }) => sum + attempt, 0);

  const methods: Record<string, (input: Input) => Json> = {
    '/status': ({ ids }) => ({ jobs: [...new Set(ids)].flatMap((id) => jobs.get(id) ?? []) }),
    '/list': ({ after }) => {
      const rest = [...jobs.values()].filter(({ id }) => Number(id) > Number(after));
      return { jobs: rest.slice(0, PAGE), more: rest.length > PAGE };
    },
    '/parameters': () => ({ parameters: { password: TOY_PASSWORD } }),
    '/search': () => ({ jobs: [...jobs.values()].filter(({ marker }) => marker !== '') }),
    '/stop': ({ ids, mode }) => ({ jobs: ids.map((id) => ({ id, answer: stop(jobs.get(id), mode) })) }),
    '/rerun': ({ id, way, marker }) => rerun(jobs.get(id), way, marker),
  };

  function stop(job: ToyJob | undefined, mode: string): string {
    if (!job || !STOPPABLE[mode]?.includes(job.status)) return 'NOT NOW';
    const end = job.endsDuringStop ? 'DONE' : (STOPS_AS[mode] ?? 'CANCEL');
    const { attempt } = job;
    timers.add(setTimeout(() => job.attempt === attempt && (job.status = end), 15));
    return 'OK';
  }

  function rerun(job: ToyJob | undefined, way: string, marker: string): Json {
    if (!job || !RERUNNABLE[way]?.includes(job.status)) return { refused: 'wrong state' };
    if (way === 'new-run') return { id: add('RUN', { origin: job.origin, marker }) };
    job.status = 'RUN';
    job.attempt += 1;
    return { id: job.id };
  }

  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => response.writeHead(status).end(JSON.stringify(body)));
  });

  async function answer(request: IncomingMessage): Promise<{ status: number; body: Json }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.headers['x-key'] !== TOY_KEY) return { status: 401, body: {} };
    const method = methods[request.url ?? ''];
    if (!method) return { status: 404, body: {} };
    return { status: 200, body: method(JSON.parse(Buffer.concat(chunks).toString()) as Input) };
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add,
    job: (id) => jobs.get(id),
    runs,
    close: () =>
      new Promise((resolve) => {
        timers.forEach(clearTimeout);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

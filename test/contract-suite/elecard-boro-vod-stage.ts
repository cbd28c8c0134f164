import { elecardBoroVod, type ElecardBoroVodOptions } from '../../src/systems/elecard-boro-vod';
import type { HttpStage, JobMaker, SeenRequest, JobSystemStage } from '../../src/testing/contract-suite';
import {
  startBoroVodSimulator,
  type BoroVodSimulator,
  type NewTask,
} from '../../src/testing/simulators/elecard-boro-vod';

const SIGNING_SECRET = 'Y2FuYXJ5LXNpZ25pbmctc2VjcmV0LTdmM2E5Yw==';
const MEDIA_FOLDER = 'canary-media-7f3a9c';

type Item = Readonly<Record<string, unknown>>;

interface Reply {
  readonly reply?: readonly { readonly method: string; readonly result?: readonly Item[] }[];
}

const http: HttpStage<BoroVodSimulator> = {
  url: ({ url }) => url,
  operationOf,
  reversed: (body) => withItems(body, (items) => items.toReversed()),
  without: (body, id) => withItems(body, (items) => items.filter((item) => !isAbout(item, id))),
  withStatus: (body, { id, word }) =>
    withItems(body, (items) => items.map((item) => (isAbout(item, id) ? { ...item, status: word } : item))),
};

/** Boro VoD on its simulator, with signed requests. */
export const elecardBoroVodStage: JobSystemStage<BoroVodSimulator> = {
  capabilities: elecardBoroVod(options('http://127.0.0.1')).capabilities,
  secrets: [SIGNING_SECRET, MEDIA_FOLDER],
  malformedIds: ['', '0', '063', '-1', '6.3', '9007199254740993', '*', '63 ', 'sixty-three'],
  start: () => startBoroVodSimulator({ hmacKeys: { '1': SIGNING_SECRET }, projects: [2] }),
  end: (simulator) => simulator.close(),
  connect: (_simulator, url) => elecardBoroVod(options(url)),
  unknownId: (number) => String(900_000 + number),
  jobs: {
    waiting: task({ status: 'Scheduled', queuedForMs: null }),
    running: task({ status: 'Running' }),
    succeeded: task({ status: 'Completed' }),
    failed: task({ status: 'Rejected' }),
    stopped: task({ status: 'Canceled' }),
    unknown: task({ status: 'Started' }),
  },
  endsDuringStop: task({ status: 'Running', endsDuringStop: 'Completed' }),
  restart: (simulator, id) => Promise.resolve(simulator.setStatus(id, 'Stalled')),
  runsStarted: (simulator, id) => simulator.runsStarted()[simulator.task(id)?.uri ?? '']?.count ?? 0,
  check: {
    connectAsStranger: (_simulator, url) =>
      elecardBoroVod({ ...options(url), signing: { accessId: '1', secret: 'bm90LXRoZS1zZWNyZXQ=' } }),
  },
  http,
};

function options(url: string): ElecardBoroVodOptions {
  return {
    url,
    userId: 1,
    projectId: 2,
    signing: { accessId: '1', secret: SIGNING_SECRET },
    settle: 50,
    timeout: '5s',
  };
}

function task(plan: Partial<NewTask>): JobMaker<BoroVodSimulator> {
  return (simulator) => {
    const uri = `/media/${MEDIA_FOLDER}/clip-${simulator.tasks().length + 1}.ts`;
    return Promise.resolve(simulator.addTask({ templateId: 1, uri, ...plan }));
  };
}

function operationOf({ body }: SeenRequest): 'stop' | 'submit' | undefined {
  const { methods } = JSON.parse(body) as { methods: readonly { method: string }[] };
  const names = methods.map(({ method }) => method);
  if (names.includes('TaskStop')) return 'stop';
  return names.includes('TaskStart') ? 'submit' : undefined;
}

function withItems(body: string, change: (items: readonly Item[]) => readonly Item[]): string {
  const answer = JSON.parse(body) as Reply;
  const reply = answer.reply?.map((element) => ({ ...element, result: change(element.result ?? []) }));
  const changed = JSON.stringify({ ...answer, reply });
  return changed === JSON.stringify(answer) ? body : changed;
}

function isAbout(item: Item, id: string): boolean {
  return String(item['task_id']) === id;
}

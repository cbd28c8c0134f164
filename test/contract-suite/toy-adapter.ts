import {
  type CallContext,
  type Capabilities,
  foundByFailure,
  type JobPhase,
  type JobReading,
  type JobSnapshot,
  type JobSystem,
  type ListPage,
  type Observation,
  type StopReceipt,
  systemCheck,
  SystemError,
} from 'temporal-job-control';
import { errorForStatus, openConnection, parseJson } from 'temporal-job-control/http';
import { TOY_KEY, type ToyJob } from './toy-server';

const PHASES: Record<string, JobPhase> = {
  QUEUE: 'waiting',
  RUN: 'running',
  STOPPING: 'stopping',
  HOLD: 'paused',
  DONE: 'succeeded',
  ABEND: 'failed',
  CANCEL: 'stopped',
};

export const toyCapabilities: Capabilities = {
  stop: {
    modes: {
      graceful: {
        fromPhases: ['running'],
        endsAs: [{ phase: 'stopped', certainty: 'certain' }],
        reversible: true,
      },
      force: {
        fromPhases: ['running', 'waiting'],
        endsAs: [{ phase: 'failed', certainty: 'likely' }],
        reversible: true,
      },
      pause: {
        fromPhases: ['running'],
        endsAs: [{ phase: 'paused', certainty: 'certain' }],
        reversible: true,
      },
    },
    defaultMode: 'graceful',
    batchSize: 5,
  },
  status: { batchSize: 7, pollIntervalMs: 10 },
  rerun: {
    ways: [
      {
        way: 'new-run',
        fromPhases: ['stopped', 'failed', 'succeeded'],
        id: 'new',
        guard: 'marker',
        search: { sees: 'all' },
      },
      {
        way: 'from-start',
        fromPhases: ['stopped', 'failed'],
        id: 'kept',
        guard: 'state',
        search: { sees: 'nothing' },
      },
      { way: 'resume', fromPhases: ['paused'], id: 'kept', guard: 'state', search: { sees: 'nothing' } },
      {
        way: 'next-scheduled',
        fromPhases: ['succeeded'],
        id: 'kept',
        guard: 'none',
        search: { sees: 'nothing' },
      },
    ],
    infoBeforeStop: false,
    settleMs: 20,
  },
  list: { selectors: ['phases', 'runningFor', 'name'], query: [] },
};

/** A right adapter for the toy vendor. */
export function toyAdapter(url: string, key = TOY_KEY): JobSystem {
  const connection = openConnection({ url, exchangeTimeoutMs: 5_000 }, [key]);
  const ask = async <Answer>(
    path: string,
    input: object,
    call: Pick<CallContext, 'signal'>,
  ): Promise<Answer> => {
    const headers = { 'x-key': key, 'content-type': 'application/json' };
    const body = JSON.stringify(input);
    const request = { method: 'POST', path: [path], headers, body, call: path } as const;
    const response = await connection.exchange(request, call.signal);
    if (response.status !== 200) throw errorForStatus(response);
    return parseJson(response) as Answer;
  };
  return {
    vendor: 'toy',
    capabilities: toyCapabilities,
    expectedIdForm: (id) => (/^\d{1,9}$/.test(id) ? undefined : 'one to nine digits'),
    async status(ids, call) {
      if (ids.length === 0) return [];
      const { jobs } = await ask<{ jobs: ToyJob[] }>('status', { ids }, call);
      return ids.map((id) =>
        readingOf(
          id,
          jobs.find((job) => job.id === id),
        ),
      );
    },
    async stop({ targets, mode }, call) {
      if (targets.length === 0) return [];
      const ids = targets.map(({ id }) => id);
      const { jobs } = await ask<{ jobs: { id: string; answer: string }[] }>('stop', { ids, mode }, call);
      return targets.map(({ id, run }): StopReceipt => {
        const says = jobs.find((job) => job.id === id)?.answer;
        const outcome = says === undefined ? 'refused' : says === 'OK' ? 'accepted' : 'not-running';
        return { id, run, outcome, call: 'stop', at: now(), says: says ?? 'no answer' };
      });
    },
    async rerunInfo(jobs, call) {
      if (jobs.length === 0) return [];
      const { parameters } = await ask<{ parameters: object }>('parameters', {}, call);
      return jobs.map(({ id, phase }) => ({
        id,
        parameters: Object.keys(parameters),
        call: 'parameters',
        ways: toyCapabilities.rerun.ways.map(({ way, fromPhases }) => {
          const available = fromPhases.includes(phase);
          return { way, available, ...(available ? {} : { reason: `the job is ${phase}` }) };
        }),
      }));
    },
    async findReruns(intents, call) {
      if (intents.length === 0) return [];
      const { jobs } = await ask<{ jobs: ToyJob[] }>('search', {}, call);
      return jobs.flatMap(({ id, marker, status }) =>
        intents.some((intent) => intent.marker === marker)
          ? [{ id, marker, observation: observation('search', status) }]
          : [],
      );
    },
    async submitRerun({ id, way, marker }, call) {
      if (way === 'next-scheduled') {
        return { outcome: 'next-scheduled', observation: observation('schedule', 'daily') };
      }
      call.signal.throwIfAborted();
      const lasting = { signal: call.lasting ?? call.signal };
      const answer = await ask<{ id?: string; refused?: string }>('rerun', { id, way, marker }, lasting);
      if (answer.id !== undefined) {
        return { outcome: 'started', newId: answer.id, observation: observation('rerun', 'OK') };
      }
      if (answer.refused !== undefined) {
        return { outcome: 'refused', observation: observation('rerun', answer.refused) };
      }
      throw new SystemError({
        kind: 'protocol',
        effect: 'unknown',
        call: 'rerun',
        message: 'rerun: no answer.',
      });
    },
    async check(call) {
      const otherwise = 'The toy does not tell.';
      try {
        await ask('search', {}, call);
        return systemCheck({ reachable: WELL, credentials: WELL }, otherwise);
      } catch (error) {
        if (error instanceof SystemError) return systemCheck(foundByFailure(error), otherwise);
        throw error;
      }
    },
    // Its list has no filters, so the hints are passed over. A page begins after the last id of the one before: none is left out.
    async list({ cursor = '0' }, call): Promise<ListPage> {
      if (!/^\d{1,9}$/.test(cursor)) throw strangeCursor(cursor);
      const { jobs, more } = await ask<{ jobs: ToyJob[]; more: boolean }>('list', { after: cursor }, call);
      const last = jobs.at(-1)?.id;
      return { jobs: jobs.map((job) => snapshotOf(job, 'list')), ...(more && last && { next: last }) };
    },
    close: () => connection.close(),
  };
}

const WELL = { ok: true, says: 'It answers.' } as const;

function readingOf(id: string, job: ToyJob | undefined): JobReading {
  if (job) return { outcome: 'found', id, snapshot: snapshotOf(job, 'status') };
  return { outcome: 'not-found', id, call: 'status', observedAt: now(), detail: 'left out' };
}

function snapshotOf({ id, status, attempt, name, started }: ToyJob, call: string): JobSnapshot {
  const phase = PHASES[status] ?? 'unknown';
  const seen = { call, observedAt: now(), name, ...(isInstant(started) && { startedAt: started }) };
  return { id, phase, rawStatus: status, run: `${id}/${attempt}`, ...seen };
}

/** The toy prints its times in UTC. */
function isInstant(text: string): boolean {
  return text.endsWith('Z') && !Number.isNaN(Date.parse(text));
}

function strangeCursor(cursor: string): SystemError {
  const message = `${JSON.stringify(cursor)} is no place in the list.`;
  return new SystemError({ kind: 'invalid-request', effect: 'none', call: 'list', message });
}

function observation(call: string, says: string): Observation {
  return { at: now(), call, says };
}

function now(): string {
  return new Date().toISOString();
}

import type { Job } from '../../model/job';
import { LIST_STATUSES } from '../../model/statuses';
import type { Answer, OperationCall } from '../../operation';
import { invalid, missing } from '../../refusal';
import { listItem } from '../../wire/list-items';
import { listedJobs } from '../found-jobs';
import { numberFrom } from '../requested';

const JOB_TYPES = ['migration', 'sync', 'cloudDataGuard', 'replay', 'subscription', 'backupMigration'];

const SORT_KEYS: Readonly<Record<string, (job: Job) => string | number>> = {
  create_time: ({ createdAt }) => createdAt,
  name: ({ order }) => order.name,
  status: ({ status }) => status,
};

/** `GET …/jobs?job_type=…`: of one type, filtered, sorted, a page. */
export function listJobs(call: OperationCall): Answer {
  const { query, world } = call;
  const predicates = predicatesOf(call);
  const found = listedJobs(call).filter((job) => predicates.every((predicate) => predicate(job)));
  sort(found, query);
  const offset = numberFrom(query.get('offset'), 'offset', { least: 0, otherwise: 0 });
  const limit = numberFrom(query.get('limit'), 'limit', { least: 1, most: 1000, otherwise: 10 });
  const page = found.slice(offset, offset + limit);
  return {
    items: page.map((job) => listItem(job, world)),
    body: (jobs) => ({ total_count: found.length, jobs }),
  };
}

type Predicate = (job: Job) => boolean;

function predicatesOf({ query, world }: OperationCall): Predicate[] {
  const type = query.get('job_type');
  if (type === null || type === '') throw missing('job_type');
  if (!JOB_TYPES.includes(type)) throw invalid('job_type');
  const { strictListStatus, nameSearch } = world.settings();
  const status = query.get('status');
  if (status !== null && strictListStatus && !LIST_STATUSES.includes(status)) throw invalid('status');
  const [name, engine, net] = ['name', 'engine_type', 'net_type'].map((member) => query.get(member));
  return [
    ({ order }) => order.jobType === type,
    ...(status === null ? [] : [(job: Job) => job.status === status]),
    ...(engine ? [({ order }: Job) => order.engineType === engine] : []),
    ...(net ? [({ order }: Job) => order.netType === net] : []),
    ...(name ? [named(name, nameSearch)] : []),
  ];
}

/** A name, or up to ten ids with commas between them; the case does not count. */
function named(text: string, search: 'contains' | 'equals'): Predicate {
  const wanted = text.toLowerCase().split(',');
  if (wanted.length > 10) throw invalid('name');
  return ({ id, order }) => {
    const name = order.name.toLowerCase();
    return wanted.some((word) => word === id || (search === 'equals' ? name === word : name.includes(word)));
  };
}

function sort(jobs: Job[], query: URLSearchParams): void {
  const key = query.get('sort_key') ?? 'create_time';
  const direction = query.get('sort_dir') ?? 'desc';
  const valueOf = Object.hasOwn(SORT_KEYS, key) ? SORT_KEYS[key] : undefined;
  if (!valueOf) throw invalid('sort_key');
  if (!['asc', 'desc'].includes(direction)) throw invalid('sort_dir');
  // Those of the same instant keep the order of their creation.
  jobs.sort((one, other) => (valueOf(one) < valueOf(other) ? -1 : valueOf(one) > valueOf(other) ? 1 : 0));
  if (direction === 'desc') jobs.reverse();
}

import type { Job } from '../../model/job';
import type { Answer, OperationCall } from '../../operation';
import { v3Item } from '../../wire/list-items';
import { listedJobs } from '../found-jobs';
import { numberFrom, textIn } from '../requested';

const FILTERS: Readonly<Record<string, (job: Job, wanted: string) => boolean>> = {
  db_use_type: ({ order }, wanted) => order.jobType === wanted,
  name: ({ id, order }, wanted) => id === wanted || order.name.toLowerCase().includes(wanted.toLowerCase()),
  status: ({ status }, wanted) => status === wanted,
  engine_type: ({ order }, wanted) => order.engineType === wanted,
  net_type: ({ order }, wanted) => order.netType === wanted,
};

/** `POST /v3/{project_id}/jobs`: the newest first; ten on a page by default. */
export function listJobs(call: OperationCall): Answer {
  const { body, world } = call;
  textIn(body, 'db_use_type');
  const wanted = Object.keys(FILTERS).flatMap((name) =>
    body[name] ? [[name, textIn(body, name)] as const] : [],
  );
  const found = listedJobs(call)
    .filter((job) => wanted.every(([name, value]) => FILTERS[name]?.(job, value)))
    .reverse();
  const current = numberFrom(body.cur_page, 'cur_page', { least: 1, otherwise: 1 });
  const size = numberFrom(body.per_page, 'per_page', { least: 0, most: 100, otherwise: 10 });
  const page = size === 0 ? found : found.slice((current - 1) * size, current * size);
  return {
    items: page.map((job) => v3Item(job, world)),
    body: (jobs) => ({ total_record: found.length, jobs }),
  };
}

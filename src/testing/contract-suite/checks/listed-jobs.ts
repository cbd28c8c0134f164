import assert from 'node:assert/strict';
import type { JobSnapshot, ListRequest } from '../../../contract';
import type { Bench } from '../bench';

/** The stage has far fewer jobs than would fill so many pages. */
const MOST_PAGES = 200;

/** The jobs of all pages. */
export async function everyJob({ system, call }: Bench, request: ListRequest): Promise<JobSnapshot[]> {
  const jobs: JobSnapshot[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await system.list?.({ ...request, ...(cursor !== undefined && { cursor }) }, call);
    assert.ok(answer, 'a list is declared, but there is none');
    jobs.push(...answer.jobs);
    if (answer.next === undefined) return jobs;
    cursor = answer.next;
  }
  assert.fail(`the list has not ended after ${MOST_PAGES} pages`);
}

/** The job, under its own id or the one that stands for it. */
export function jobIn(jobs: readonly JobSnapshot[], id: string): JobSnapshot {
  const job = jobs.find((one) => one.id === id || one.sameJobAs === id);
  assert.ok(job, `job ${id} is missing from the list`);
  return job;
}

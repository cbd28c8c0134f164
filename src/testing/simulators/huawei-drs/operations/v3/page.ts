import { isJsonObject } from '../../../kit';
import { invalid } from '../../refusal';
import { numberFrom } from '../requested';

/**
 * The part of a list that `page_req` asks for: five at a time by default, all with `per_page` 0; `cur_page` begins with 1
 * (0 is allowed when all are asked for) and must not go beyond the last page. Throws a `Refusal`.
 */
export function pageOf<T>(all: readonly T[], request: unknown): readonly T[] {
  const page = isJsonObject(request) ? request : {};
  const size = numberFrom(page.per_page, 'per_page', { least: 0, most: 100, otherwise: 5 });
  const current = numberFrom(page.cur_page, 'cur_page', { least: size === 0 ? 0 : 1, otherwise: 1 });
  if (size === 0) return all;
  if (current > Math.max(1, Math.ceil(all.length / size))) throw invalid('cur_page');
  return all.slice((current - 1) * size, current * size);
}

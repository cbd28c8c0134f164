import type { Recipe } from './recipe';

/** `Job<JobType>hh_mm_ss_mmm_AM|PM_MM_DD_YYYY`, in the server's local time, which nobody here knows. */
const TIME = /^\d\d_\d\d_\d\d_\d{3}_/;

/** Whether a job may have this name if the submission started it: as its pattern says, otherwise as Prime names jobs. */
export function isNameOf(recipe: Pick<Recipe, 'jobType' | 'jobNamePattern'>, name: string): boolean {
  if (recipe.jobNamePattern !== undefined) return fits(name, recipe.jobNamePattern);
  const start = `Job${recipe.jobType}`;
  return name.startsWith(start) && TIME.test(name.slice(start.length));
}

/** A pattern with `*` for any characters; no regular expression, because it may come from a request. */
function fits(name: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return name === pattern;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}

export { readFilter, memberNamed, type FilterContext } from './filter';
export type { Predicate } from './comparison';
export { readSort } from './sort';

/** What a request carries: JSON, with 64-bit numbers as `bigint`, so that none of their digits is lost. */
export type Body =
  string | number | bigint | boolean | null | readonly Body[] | { readonly [name: string]: Body };

/** The versions of the API. */
export type Version = 1 | 2 | 3 | 4;

/** The formats of its bodies. */
export type Format = 'json' | 'xml';

/** A list as this version of the API takes it: v1 has the bare value where there is only one. In XML both are the same. */
export function listIn(version: Version, items: readonly Body[]): Body {
  const [only, ...others] = items;
  return version === 1 && only !== undefined && others.length === 0 ? only : items;
}

export function isList(body: Body): body is readonly Body[] {
  return Array.isArray(body);
}

import type { HttpStage } from '../../src/testing/contract-suite';

/** What a check does to bodies on their way. */
type Alterations = Required<Pick<HttpStage<never>, 'reversed' | 'without' | 'withStatus'>>;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Members = { [key: string]: Json };

/** By format. Ids of the stage are small, so that parsing rounds none. */
export const alteredBodies: Readonly<Record<'json' | 'xml', Alterations>> = {
  json: {
    reversed: (body) => edited(body, (value) => (Array.isArray(value) ? value.toReversed() : value)),
    without: (body, id) =>
      isAboutSeveral(body) ? edited(body, (value) => withoutRun(value, runOf(id))) : body,
    withStatus: (body, { id, word }) =>
      edited(body, (value) => (isRun(value, runOf(id)) ? { ...value, runStatus: word } : value)),
  },
  xml: {
    reversed: (body) =>
      ['job', 'success', 'failure']
        .reduce(reversedElements, body)
        .replace(/(<failure>.*<\/failure>)(.*?)(<success>.*<\/success>)/s, '$3$2$1'),
    without: (body, id) => (isAboutSeveral(body) ? withoutElements(body, runOf(id)) : body),
    withStatus: (body, { id, word }) =>
      body.replace(elementsWith('runInstance', 'runId', runOf(id)), (element) =>
        element.replace(/<runStatus>[^<]*</, `<runStatus>${word}<`),
      ),
  },
};

/** What is read after a stop is about one job, and stays as it is: otherwise nobody could tell what the stop's own answer left out. */
function isAboutSeveral(body: string): boolean {
  return body.includes('CANCELRUNNING') || (body.match(/"jobId"|<jobId>/g) ?? []).length > 1;
}

function runOf(id: string): string {
  return id.split('/')[1] ?? id;
}

function edited(body: string, edit: (value: Json) => Json): string {
  const walk = (value: Json): Json => {
    const inner = Array.isArray(value)
      ? value.map(walk)
      : isMembers(value)
        ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member)]))
        : value;
    return edit(inner);
  };
  try {
    return JSON.stringify(walk(JSON.parse(body) as Json));
  } catch {
    return body;
  }
}

function withoutRun(value: Json, id: string): Json {
  if (Array.isArray(value)) return value.filter((element) => !isRun(element, id));
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, isRun(member, id) ? '' : member]),
  );
}

/** An instance of the run, or an item about it. */
function isRun(value: Json, id: string): value is Members {
  return (
    isMembers(value) && [value['runId'], value['id']].some((member) => member === id || member === Number(id))
  );
}

function isMembers(value: Json): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function elementsWith(name: string, key: string, id: string): RegExp {
  return new RegExp(
    `<${name}>(?:(?!<${name}>|</${name}>).)*<${key}>${id}</${key}>(?:(?!</${name}>).)*</${name}>`,
    'gs',
  );
}

function withoutElements(body: string, id: string): string {
  return [
    elementsWith('runInstance', 'runId', id),
    elementsWith('success', 'id', id),
    elementsWith('failure', 'id', id),
  ].reduce((text, pattern) => text.replace(pattern, ''), body);
}

/** Elements of that name that follow each other directly. */
function reversedElements(body: string, name: string): string {
  const one = `<${name}>(?:(?!<${name}>).)*?</${name}>`;
  return body.replace(new RegExp(`(?:${one}\\s*){2,}`, 'gs'), (run) =>
    (run.match(new RegExp(one, 'gs')) ?? []).toReversed().join(''),
  );
}

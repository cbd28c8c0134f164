import type { Answer, OperationCall } from '../operation';

/** `GET /v3/projects?name=`: how somebody with an access key finds the id of a region's project. */
export function listProjects({ query, world }: OperationCall): Answer {
  const name = query.get('name');
  const found = world.settings().projects.filter((project) => name === null || project.name === name);
  const items = found.map(({ id, name: title }) => ({ id, name: title, enabled: true, is_domain: false }));
  return { items, body: (projects) => ({ projects, links: { next: null, previous: null } }) };
}

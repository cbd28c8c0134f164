import { newTask } from '../../../src/systems/elecard-boro-vod/new-task';
import { MARKER } from './scripted-project';

const OLD = 'tjc-zzzzzzzzzzzzzzzzzzzz';

describe('the name of a rerun', () => {
  it.each([
    ['a.ts', 'a.ts'],
    [`a.ts [${OLD}]`, 'a.ts'],
    [`a.ts [${OLD}] [${OLD}]`, 'a.ts'],
    [`[${OLD}]`, 'file.mp4'],
    [undefined, 'file.mp4'],
  ])('made from %j', (name, plain) => {
    const task = newTask({ templateId: 1, uri: '/media/file.mp4', name }, MARKER);
    expect(task.name).toBe(`${plain} [${MARKER}]`);
  });

  it.each([
    ['/media/', 'media'],
    ['C:\\media\\b.mxf', 'b.mxf'],
    ['https://user:secret@host/c.ts?token=secret', 'c.ts'],
    ['ftp://user:secret@host', 'host'],
    ['///', 'task'],
  ])('made from the uri %s', (uri, plain) => {
    expect(newTask({ templateId: 1, uri }, MARKER).name).toBe(`${plain} [${MARKER}]`);
  });
});

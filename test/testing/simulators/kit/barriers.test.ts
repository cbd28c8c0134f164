import { Barriers } from '../../../../src/testing/simulators/kit/barriers';

describe('a barrier', () => {
  it('holds until it is released', async () => {
    const barriers = new Barriers();
    const hold = barriers.hold('gate');
    await barriers.at('gate').reached();
    expect(barriers.list()).toEqual([{ name: 'gate', arrivals: 1, waiting: 1 }]);
    expect(barriers.at('gate').release()).toBe(1);
    await expect(hold).resolves.toBe('released');
  });

  it('can be watched before anyone arrives', async () => {
    const barriers = new Barriers();
    const second = barriers.at('gate').reached(2);
    const holds = [barriers.hold('gate'), barriers.hold('gate')];
    await second;
    expect(barriers.at('gate').release()).toBe(2);
    await expect(Promise.all(holds)).resolves.toEqual(['released', 'released']);
  });

  it('does not remember a release without waiters', async () => {
    const barriers = new Barriers();
    expect(barriers.at('gate').release()).toBe(0);
    const hold = barriers.hold('gate');
    expect(barriers.list()).toEqual([{ name: 'gate', arrivals: 1, waiting: 1 }]);
    barriers.close();
    await expect(hold).resolves.toBe('abandoned');
  });

  it('gives up both sides at the end', async () => {
    const barriers = new Barriers();
    const [hold, reached] = [barriers.hold('one'), barriers.at('other').reached()];
    barriers.close();
    await expect(hold).resolves.toBe('abandoned');
    await expect(reached).rejects.toThrow('closed before a request reached the barrier other');
    await expect(barriers.hold('one')).resolves.toBe('abandoned');
  });
});

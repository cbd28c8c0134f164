import { BoundedMemory } from '../../../src/systems/cisco-prime/bounded-memory';

describe('a bounded memory', () => {
  it('forgets what was learnt first', () => {
    const memory = new BoundedMemory<number>(2);
    ['a', 'b', 'a', 'c'].forEach((key, value) => memory.set(key, value));
    expect(['a', 'b', 'c'].map((key) => memory.get(key))).toEqual([2, undefined, 3]);
  });
});

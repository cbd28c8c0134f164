import fc from 'fast-check';
import { MARKER_PATTERN, markerFor, type MarkerSource } from '../../src/contract';

const SOURCE: MarkerSource = { intent: 'nightly', system: 'boro-lab', id: '42', run: 'task:42' };

describe('a marker', () => {
  // Jobs out there carry them: a change here makes reruns of yesterday unknown.
  it.each([
    [SOURCE, 'tjc-fxg5xif357vzvd0z9lxi'],
    [{ intent: '', system: '', id: '', run: '' }, 'tjc-jksexd90buzhimlx9am0'],
    [{ ...SOURCE, id: '任务/7', run: '2026-01-01T00:00:00Z' }, 'tjc-bc8c2xq17rawkcc5v165'],
  ])('never changes (%#)', (source, marker) => {
    expect(markerFor(source)).toBe(marker);
  });

  it.each(['intent', 'system', 'id', 'run'] as const)('is another one for another %s', (part) => {
    expect(markerFor({ ...SOURCE, [part]: `${SOURCE[part]}x` })).not.toBe(markerFor(SOURCE));
  });

  it('keeps the parts apart', () => {
    const [one, other] = [
      { ...SOURCE, id: '4', run: '2' },
      { ...SOURCE, id: '42', run: '' },
    ];
    expect(markerFor(one)).not.toBe(markerFor(other));
  });

  it('is a name for any vendor', () => {
    const parts = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.record({ intent: parts, system: parts, id: parts, run: parts }), (source) => {
        const marker = markerFor(source);
        expect(marker).toMatch(new RegExp(`^${MARKER_PATTERN.source}$`));
        expect(marker).toMatch(/^[A-Za-z][A-Za-z0-9_-]{3,49}$/); // a DRS task name, the narrowest of all
      }),
    );
  });

  it('is another one for every job', () => {
    const markers = Array.from({ length: 20_000 }, (_, index) => markerFor({ ...SOURCE, id: `${index}` }));
    expect(new Set(markers).size).toBe(20_000);
  });
});

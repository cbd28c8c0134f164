import type { InspectReport, JobReading } from '../../../src/contract';
import type { Board } from '../../../src/workflows/board';
import { Ledger } from '../../../src/workflows/ledger';
import { distinctJobs, recordAliases } from '../../../src/workflows/same-job';
import { scriptedCapabilities } from '../../fakes/scripted-capabilities';
import { found } from './cases';

const read = (id: string, sameJobAs?: string): JobReading => ({
  ...found(sameJobAs === undefined ? {} : { sameJobAs }),
  id,
});
const reportOf = (readings: readonly JobReading[]): InspectReport => ({
  vendor: 'scripted',
  capabilities: scriptedCapabilities(),
  readings,
  rerunInfo: [],
});

const boardOf = (): Pick<Board, 'reruns' | 'ledger'> => ({ reruns: new Map(), ledger: new Ledger('lab') });

describe('ids of one job', () => {
  it.each([
    ['an id and the one it stands for', [read('22', '2/22'), read('2/22')]],
    ['two that a third stands for', [read('22', '2/22'), read('022', '2/22')]],
  ])('make one rerun: %s', (_what, readings) => {
    const [first = '', other = ''] = readings.map(({ id }) => id);
    const jobs = distinctJobs([first, other, '3'], reportOf([...readings, read('3')]));
    expect(jobs).toEqual({ ids: [first, '3'], aliases: new Map([[other, first]]) });
  });

  it.each([
    ['rerun', 'It is the same job as 1.'],
    ['unproven', 'It is the same job as 1. Nobody knows.'],
  ] as const)('share what became of it: %s', (outcome, reason) => {
    const board = boardOf();
    const facts = { outcome, newId: '33', way: 'new-run', marker: 'tjc-1', knownBy: 'adopted' } as const;
    board.reruns.set('1', { id: '1', reason: 'Nobody knows.', ...facts, evidence: [] });
    recordAliases(board, new Map([['2', '1']]));
    expect(board.reruns.get('2')).toMatchObject({ id: '2', reason, ...facts, evidence: [{ says: reason }] });
  });

  it('share nothing that is not known', () => {
    const board = boardOf();
    recordAliases(board, new Map([['2', '1']]));
    expect(board.reruns.size).toBe(0);
  });
});

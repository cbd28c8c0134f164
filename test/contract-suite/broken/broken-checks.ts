import { type CallContext, systemCheck, type SystemFinding, type JobSystem } from '../../../src/contract';
import type { BrokenAdapter } from './broken-adapter';

/** Checks whose findings are changed. */
function findingsWith(
  change: (findings: readonly SystemFinding[]) => readonly SystemFinding[],
): (system: JobSystem) => Partial<JobSystem> {
  return (system) => ({
    check: async (call) => ({ findings: change((await checkOf(system)(call)).findings) }),
  });
}

function checkOf(system: JobSystem): NonNullable<JobSystem['check']> {
  if (!system.check) throw new Error('The toy has a check.');
  return (call: CallContext) => system.check?.(call) ?? Promise.resolve({ findings: [] });
}

const allWell = findingsWith((findings) => findings.map((finding) => ({ ...finding, ok: true })));

/** Flaws in checking the system. */
export const BROKEN_CHECKS: readonly BrokenAdapter[] = [
  {
    flaw: 'leaves out a finding',
    caughtBy: 'check: a right stage shows nothing wrong',
    breakIt: findingsWith((findings) => findings.slice(1)),
  },
  {
    flaw: 'finds in another order',
    caughtBy: 'check: a right stage shows nothing wrong',
    breakIt: findingsWith((findings) => findings.toReversed()),
  },
  {
    flaw: 'finds a fault where none is',
    caughtBy: 'check: a right stage shows nothing wrong',
    breakIt: findingsWith((findings) => findings.map((finding) => ({ ...finding, ok: false }))),
  },
  {
    flaw: 'says nothing',
    caughtBy: 'check: a right stage shows nothing wrong',
    breakIt: findingsWith((findings) => findings.map((finding) => ({ ...finding, says: '' }))),
  },
  {
    flaw: 'has no check though its stage has one',
    caughtBy: 'check: a right stage shows nothing wrong',
    breakIt: () => ({ check: undefined }) as unknown as Partial<JobSystem>,
  },
  {
    flaw: 'takes any credentials for right',
    caughtBy: 'check: wrong credentials are found',
    breakIt: allWell,
  },
  {
    flaw: 'knows what it could not read',
    caughtBy: 'check: what cannot be reached shows nothing else',
    breakIt: findingsWith((findings) =>
      findings.map((finding) => (finding.name === 'clock' ? { ...finding, ok: true } : finding)),
    ),
  },
  { flaw: 'is content with a web page', caughtBy: 'check: a web page is a finding', breakIt: allWell },
  {
    flaw: 'throws when a read fails',
    caughtBy: 'check: HTTP 500 is a finding',
    breakIt: (system) => ({
      check: async (call) => {
        await system.status(['1'], call);
        return checkOf(system)(call);
      },
    }),
  },
  {
    flaw: 'takes an abort for a finding',
    caughtBy: 'check: aborting throws the reason',
    breakIt: (system) => ({
      check: (call) =>
        checkOf(system)(call).catch(() =>
          systemCheck({ reachable: { ok: false, says: 'It failed.' } }, 'No.'),
        ),
    }),
  },
];

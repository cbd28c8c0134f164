import {
  checksFor,
  describeJobSystem,
  runChecks,
  type JobSystemStage,
} from '../../src/testing/contract-suite';
import { toyStage } from './toy-stage';
import type { ToyServer } from './toy-server';

/** A framework that only writes down what it is given. */
function recorder() {
  const [defined, skipped]: [string[], string[]] = [[], []];
  const it = Object.assign((title: string) => void defined.push(title), {
    skip: (title: string) => void skipped.push(title),
  });
  return { defined, skipped, describe: (_title: string, define: () => void) => define(), it };
}

const { capabilities, secrets, malformedIds, start, end, connect, unknownId, jobs } = toyStage;
const poorStage: JobSystemStage<ToyServer> = {
  capabilities,
  secrets,
  malformedIds,
  start,
  end,
  connect,
  unknownId,
  jobs,
};

describe('describeJobSystem', () => {
  it('defines every check of a complete stage', () => {
    const { describe, it, defined, skipped } = recorder();
    describeJobSystem('toy', toyStage, { describe, it });
    expect(defined).toEqual(checksFor(toyStage).map(({ title }) => title));
    expect(skipped).toEqual([]);
  });

  it('shows what it skips, and why', () => {
    const { describe, it, defined, skipped } = recorder();
    describeJobSystem('toy', poorStage, { describe, it });
    expect(defined.length + skipped.length).toBe(checksFor(toyStage).length);
    expect(skipped).toContain('status: HTTP 500 is unavailable (the stage has no http)');
    expect(skipped).toContain('rerun new-run: starts exactly one run (the stage has no runsStarted)');
  });

  it('wants a framework where there is none', () => {
    const { it: globalIt } = globalThis;
    try {
      Object.assign(globalThis, { it: undefined });
      expect(() => describeJobSystem('toy', toyStage)).toThrow(TypeError);
    } finally {
      Object.assign(globalThis, { it: globalIt });
    }
  });
});

describe('runChecks', () => {
  const only = (...titles: string[]) => checksFor(toyStage).filter(({ title }) => titles.includes(title));

  it('reports what passed', async () => {
    const title = 'unknown jobs are not-found';
    expect(await runChecks(toyStage, only(title))).toEqual([{ title, outcome: 'passed' }]);
  });

  it('reports what the stage cannot try', async () => {
    const title = 'status: HTTP 500 is unavailable';
    const skipped = { title, outcome: 'skipped', reason: 'no http' };
    expect(await runChecks(poorStage, only(title))).toEqual([skipped]);
  });

  it('fails where an alteration alters nothing', async () => {
    const title = 'the order of the answer does not matter';
    const stage = { ...toyStage, http: { ...toyStage.http, reversed: (body: string) => body } };
    const [report] = await runChecks(stage as JobSystemStage<ToyServer>, only(title));
    expect(report?.reason).toContain('altered no answer');
  });

  it('ends the server of a failing check', async () => {
    let ended = 0;
    const end = (server: ToyServer) => server.close().finally(() => (ended += 1));
    const connect = () => {
      throw new Error('no adapter');
    };
    await runChecks({ ...toyStage, end, connect }, only('unknown jobs are not-found'));
    expect(ended).toBe(1);
  });
});

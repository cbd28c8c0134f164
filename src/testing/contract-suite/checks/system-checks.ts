import assert from 'node:assert/strict';
import {
  CHECKED,
  type CallContext,
  type Checked,
  type JobSystem,
  type SystemFinding,
} from '../../../contract';
import type { Check } from '../check';
import { errorOf } from '../failure';
import { EXCHANGE_FAILURES, type ExchangeFailure } from './exchange-failures';

/** Whether the system can be worked with: told by findings, never by an error. */
export function systemChecks(): Check[] {
  return [
    {
      title: 'check: a right stage shows nothing wrong',
      needs: ['check'],
      run: async ({ system, call }) => {
        const findings = await found(system, call);
        const faults = Object.values(findings).filter(({ ok }) => ok === false);
        assert.deepEqual(faults, [], 'something is said to be wrong');
        assert.equal(findings.reachable.ok, true, 'it answered, so it can be reached');
      },
    },
    {
      title: 'check: wrong credentials are found',
      needs: ['check.connectAsStranger'],
      run: async ({ stranger, call }) => {
        const system = stranger();
        try {
          const { credentials } = await found(system, call);
          assert.equal(credentials.ok, false, 'the server does not take these credentials');
        } finally {
          await system.close?.();
        }
      },
    },
    unreachable(),
    abortedCheck(),
    ...EXCHANGE_FAILURES.map(failing),
  ];
}

function unreachable(): Check {
  return {
    title: 'check: what cannot be reached shows nothing else',
    needs: ['check', 'http'],
    run: async ({ system, call, gate }) => {
      await gate.close();
      const { reachable, ...others } = await found(system, call);
      assert.equal(reachable.ok, false, 'nobody listens there');
      for (const { name, ok } of Object.values(others))
        assert.equal(ok, 'unknown', `${name} cannot be known`);
    },
  };
}

function abortedCheck(): Check {
  return {
    title: 'check: aborting throws the reason',
    needs: ['check'],
    run: async ({ system }) => {
      const reason = new Error('Nobody wanted to know.');
      assert.equal(await errorOf(found(system, { signal: AbortSignal.abort(reason) })), reason);
    },
  };
}

function failing({ named, disturbance }: ExchangeFailure): Check {
  return {
    title: `check: ${named} is a finding`,
    needs: ['check', 'http'],
    run: async ({ system, call, gate }) => {
      gate.disturb('any', disturbance);
      const { reachable, credentials, permissions } = await found(system, call);
      const told = [reachable, credentials, permissions].filter(({ ok }) => ok !== true);
      assert.ok(told.length > 0, 'all is said to be well, though no read came through');
    },
  };
}

/** The findings by name. That each is there, once, the witness has seen. */
async function found(
  system: JobSystem,
  call: CallContext,
): Promise<Readonly<Record<Checked, SystemFinding>>> {
  const check = await system.check?.(call);
  assert.ok(check, 'the stage has a part for check, and the adapter has no check');
  const { findings } = check;
  const missing = CHECKED.filter((checked) => !findings.some(({ name }) => name === checked));
  assert.deepEqual(missing, [], 'findings are missing');
  return Object.fromEntries(findings.map((finding) => [finding.name, finding])) as Record<
    Checked,
    SystemFinding
  >;
}

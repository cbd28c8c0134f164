import assert from 'node:assert/strict';
import type { Check } from '../check';
import { requireFailure } from '../failure';
import { answering, openGate, type SeenRequest } from '../gate';
import type { Offer } from '../offer';
import { EXCHANGE_FAILURES, type ExchangeFailure } from './exchange-failures';
import { exchangesOf, type TriedExchange } from './tried-exchanges';

/** How many connections an adapter may have kept open. */
const MOST_SOCKETS = 16;

/** Failing exchanges: the right kind, and never less doubt about the effect than there is. */
export function failureChecks(offer: Offer): Check[] {
  return exchangesOf(offer).flatMap((exchange) => [
    ...EXCHANGE_FAILURES.map((failure) => failureCheck(exchange, failure)),
    refusedConnection(exchange),
    redirect(exchange),
    ...[400, 500].map((code) => echo(exchange, code)),
  ]);
}

/** The effect of a reading does not matter: it has none. */
function expectedOf(
  { operation }: TriedExchange,
  { expected }: ExchangeFailure,
): ExchangeFailure['expected'] {
  const { effect, ...others } = expected;
  return operation === 'any' || effect === undefined ? others : { ...others, effect };
}

function failureCheck(exchange: TriedExchange, failure: ExchangeFailure): Check {
  const expected = expectedOf(exchange, failure);
  const effect = expected.effect === undefined ? '' : `, effect ${expected.effect}`;
  return {
    title: `${exchange.named}: ${failure.named} is ${expected.kind}${effect}`,
    needs: [...exchange.needs, 'http'],
    run: async (bench) => {
      const job = await bench.snapshot(await bench.make(exchange.phase));
      bench.gate.disturb(exchange.operation, failure.disturbance);
      await requireFailure(exchange.send(bench, job, bench.call), expected);
    },
  };
}

function refusedConnection(exchange: TriedExchange): Check {
  return {
    title: `${exchange.named}: a refused connection has no effect`,
    needs: [...exchange.needs, 'http'],
    run: async (bench) => {
      const job = await bench.snapshot(await bench.make(exchange.phase));
      await bench.gate.close();
      // A socket that has not noticed yet takes one request and fails in doubt: readings use those up.
      for (let socket = 0; socket < MOST_SOCKETS; socket += 1) await requireFailure(bench.read(job.id), {});
      await requireFailure(exchange.send(bench, job, bench.call), { kind: 'unavailable', effect: 'none' });
    },
  };
}

function redirect(exchange: TriedExchange): Check {
  return {
    title: `${exchange.named}: a redirect is not followed`,
    needs: [...exchange.needs, 'http'],
    run: async (bench) => {
      const job = await bench.snapshot(await bench.make(exchange.phase));
      const elsewhere = await openGate({ url: bench.gate.url, operationOf: () => undefined });
      const location = (request: SeenRequest) => ({ location: elsewhere.url + request.path });
      try {
        bench.gate.disturb(
          exchange.operation,
          answering((request) => ({ status: 307, headers: location(request) })),
        );
        await requireFailure(exchange.send(bench, job, bench.call), {});
      } finally {
        await elsewhere.close();
      }
      assert.equal(elsewhere.requests.length, 0, 'the redirect was followed');
    },
  };
}

/** Servers quote what they were sent; the witness sees whether the adapter hands it on. */
function echo(exchange: TriedExchange, status: number): Check {
  return {
    title: `${exchange.named}: an echo under HTTP ${status} stays inside`,
    needs: [...exchange.needs, 'http'],
    run: async (bench) => {
      const job = await bench.snapshot(await bench.make(exchange.phase));
      for (const type of ['text/plain', 'application/json']) {
        const echoing = answering((request) => ({
          status,
          headers: { 'content-type': type },
          body: quote(request, type),
        }));
        bench.gate.disturb(exchange.operation, echoing);
        await requireFailure(exchange.send(bench, job, bench.call), {});
      }
    },
  };
}

function quote({ method, path, headers, body }: SeenRequest, type: string): string {
  const words = `${method} ${path} ${body} ${JSON.stringify(headers)} failed`;
  return type === 'text/plain' ? words : JSON.stringify({ error: words, message: words, errors: [words] });
}

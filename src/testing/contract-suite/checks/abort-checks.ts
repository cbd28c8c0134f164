import assert from 'node:assert/strict';
import type { Check } from '../check';
import { errorOf } from '../failure';
import { keepingSilent } from '../gate';
import type { Offer } from '../offer';
import { waitFor } from '../patience';
import { exchangesOf, type TriedExchange } from './tried-exchanges';

/** A caller that no longer wants the answer. */
export function abortChecks(offer: Offer): Check[] {
  return exchangesOf(offer).flatMap((exchange) => [abortedOnTheWay(exchange), abortedBefore(exchange)]);
}

function abortedOnTheWay(exchange: TriedExchange): Check {
  return {
    title: `${exchange.named}: aborting ends the exchange`,
    needs: [...exchange.needs, 'http'],
    run: async (bench) => {
      const { gate, patienceMs } = bench;
      const job = await bench.snapshot(await bench.make(exchange.phase));
      gate.disturb('any', keepingSilent());
      const [sent, gone] = [gate.requests.length, gate.clientsGone()];
      const controller = new AbortController();
      const failed = errorOf(exchange.send(bench, job, controller));
      const arrived = () => gate.requests.length;
      await waitFor({ what: 'the request', patienceMs, look: arrived, isThere: (count) => count > sent });
      const reason = new Error('Nobody wants the answer any more.');
      controller.abort(reason);
      assert.equal(await failed, reason, "the signal's own reason must be thrown");
      const left = () => gate.clientsGone();
      await waitFor({
        what: 'the end of the connection',
        patienceMs,
        look: left,
        isThere: (count) => count > gone,
      });
    },
  };
}

function abortedBefore(exchange: TriedExchange): Check {
  return {
    title: `${exchange.named}: nothing is sent when aborted`,
    needs: [...exchange.needs, 'http'],
    run: async (bench) => {
      const job = await bench.snapshot(await bench.make(exchange.phase));
      const sent = bench.gate.requests.length;
      const reason = new Error('Nobody wanted the answer.');
      assert.equal(await errorOf(exchange.send(bench, job, { signal: AbortSignal.abort(reason) })), reason);
      assert.equal(bench.gate.requests.length, sent, 'a request was sent all the same');
    },
  };
}

import { SystemError } from '../../src/contract';
import { ExchangeRun } from '../../src/http/exchange-run';
import { failureOf, neverAborted, request } from './local-servers';

const hold = { abort: () => {} };
const run = () =>
  new ExchangeRun({
    request: request(),
    url: new URL('http://lab.example/'),
    signal: neverAborted,
    secrets: [],
    waitMs: 60_000,
    exchangeMs: 60_000,
    maxBytes: 100,
  });

it('refuses to be sent a second time', async () => {
  const sent = run();
  sent.onRequestStart(hold);
  expect(() => sent.onRequestStart(hold)).toThrow('never sent a second time');
  sent.onResponseError(hold, new Error('gone'));
  expect(await failureOf(sent.answer)).toMatchObject({ effect: 'unknown' });
});

it('refuses to be sent when it has ended', async () => {
  const ended = run();
  ended.onResponseError(undefined, new Error('refused'));
  expect(await failureOf(ended.answer)).toBeInstanceOf(SystemError);
  expect(() => ended.onRequestStart(hold)).toThrow('Nobody waits');
});

it('settles only once', async () => {
  const answered = run();
  answered.onRequestStart(hold);
  answered.onResponseStart(hold, 200, {});
  answered.onResponseEnd();
  answered.onResponseError(hold, new Error('too late'));
  expect(await answered.answer).toMatchObject({ status: 200, body: '' });
});

import { pause } from '../../src/activities/pause';

describe('a pause', () => {
  it('lasts as long as it should', async () => {
    const began = performance.now();
    await pause(30, new AbortController().signal);
    expect(performance.now() - began).toBeGreaterThan(28);
  });

  it.each(['at once', 'later'])("throws the signal's own reason %s", async (when) => {
    const controller = new AbortController();
    const reason = new Error('PAUSED');
    if (when === 'at once') controller.abort(reason);
    else setImmediate(() => controller.abort(reason));
    await expect(pause(60_000, controller.signal)).rejects.toBe(reason);
  });
});

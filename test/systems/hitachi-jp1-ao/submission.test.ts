import { answer, failedJson, information, intent, scripted, success, taskUrl } from './scripted-server';

const template = { parameters: [{ scheduleType: 'immediate', description: '' }] };
const SUBMISSIONS = [
  ['from-failed-step', [information('rerunStart')]],
  ['new-run', [failedJson('5381'), template]],
] as const;

describe.each(SUBMISSIONS)('a submission %s', (way, reads) => {
  it('reads until aborted, and submits without an end', async () => {
    const [signal, lasting] = [new AbortController().signal, new AbortController().signal];
    const { system, signals } = scripted([...reads, success(taskUrl('5390'))]);
    await system.submitRerun(intent('5381', { way }), { signal, lasting });
    expect(signals.map((used) => used === lasting)).toEqual([...reads.map(() => false), true]);
  });

  it('is not sent once it is aborted', async () => {
    const controller = new AbortController();
    const reason = new Error('nobody wants it');
    const last = answer(reads.at(-1));
    const aborting = {
      ...last,
      get status() {
        controller.abort(reason);
        return 200;
      },
    };
    const { system, lines } = scripted([...reads.slice(0, -1), aborting]);
    const lasting = new AbortController().signal;
    const submitted = system.submitRerun(intent('5381', { way }), { signal: controller.signal, lasting });
    await expect(submitted).rejects.toBe(reason);
    expect(lines().join()).not.toContain('POST');
  });
});

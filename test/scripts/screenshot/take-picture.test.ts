import type { DevTools } from '../../../scripts/screenshot/devtools';
import { takePicture } from '../../../scripts/screenshot/take-picture';

const scene = { url: 'http://127.0.0.1:1/', until: 'Plan: done', size: { width: 10, height: 10 }, scale: 1 };

/** A page that shows these texts, one after the other. */
function pageThatShows(texts: readonly string[], errorText?: string) {
  const asked: string[] = [];
  const page: DevTools = {
    close: () => undefined,
    send: (method) => {
      asked.push(method);
      const looks = asked.filter((one) => one === 'Runtime.evaluate').length;
      const answers: Record<string, object> = {
        'Page.navigate': errorText === undefined ? {} : { errorText },
        'Runtime.evaluate': { result: { value: texts[looks - 1] } },
        'Page.captureScreenshot': { data: Buffer.from('PNG').toString('base64') },
      };
      return Promise.resolve({ ...answers[method] });
    },
  };
  return { page, asked };
}

it('waits until the page shows the text', async () => {
  const { page, asked } = pageThatShows(['', 'Loading', 'Plan: done']);
  expect((await takePicture(page, scene)).toString()).toBe('PNG');
  expect(asked.filter((method) => method === 'Runtime.evaluate')).toHaveLength(3);
  expect(asked.at(-1)).toBe('Page.captureScreenshot');
});

it('takes none of a page that does not open', async () => {
  const { page, asked } = pageThatShows([], 'net::ERR_CONNECTION_REFUSED');
  await expect(takePicture(page, scene)).rejects.toThrow('http://127.0.0.1:1/: net::ERR_CONNECTION_REFUSED');
  expect(asked).not.toContain('Page.captureScreenshot');
});

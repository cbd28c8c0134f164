import { setTimeout as wait } from 'node:timers/promises';
import type { DevTools } from './devtools';

const SHOWN_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 200;
/** Fonts and what fades in. */
const SETTLES_IN_MS = 1_500;

/** What is to be seen. */
export interface Scene {
  readonly url: string;
  /** A text that the page must show before. */
  readonly until: string;
  readonly size: { readonly width: number; readonly height: number };
  /** How large a pixel of the page is in the picture. */
  readonly scale: number;
}

/** A PNG of a page, once it shows the text. Throws when it does not within half a minute, or cannot be opened. */
export async function takePicture(page: DevTools, { url, until, size, scale }: Scene): Promise<Buffer> {
  await page.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: scale, mobile: false });
  const { errorText } = await page.send('Page.navigate', { url });
  if (typeof errorText === 'string') throw new Error(`${url}: ${errorText}`);
  await untilShown(page, until);
  await wait(SETTLES_IN_MS);
  const { data } = await page.send('Page.captureScreenshot', { format: 'png' });
  return Buffer.from(String(data), 'base64');
}

/** What frames inside the page show counts, too: the Web UI draws texts of workflows in one. */
async function untilShown(page: DevTools, text: string): Promise<void> {
  const expression = `[document, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument)].map((one) => one?.body?.innerText ?? '').join('\\n')`;
  const end = Date.now() + SHOWN_WITHIN_MS;
  for (;;) {
    const { result } = await page.send('Runtime.evaluate', { expression });
    const shown = String((result as { value?: unknown }).value);
    if (shown !== '' && shown.includes(text)) return;
    if (Date.now() > end) throw new Error(`The page never showed "${text}", but:\n${shown.slice(0, 2_000)}`);
    await wait(LOOK_EVERY_MS);
  }
}

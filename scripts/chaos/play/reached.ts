import { Missed, type Play } from './play';

const REACHED_WITHIN_MS = 25_000;

/** Waits until the request of the cell that is to be held waits at its barrier. Throws `Missed` when none does in time. */
export async function reached({ barrier, operation }: Play): Promise<void> {
  if (!barrier) throw new Error('The cell holds no request.');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const miss = (): void => reject(new Missed(`no request was held at ${operation}`));
    timer = setTimeout(miss, REACHED_WITHIN_MS);
  });
  try {
    await Promise.race([barrier.reached(), late]);
  } finally {
    clearTimeout(timer);
  }
}

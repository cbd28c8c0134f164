import { execFileSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CACHED_NAME, cacheFolders, keepInCache } from '../../../scripts/temporal-server/cache';
import { cachedCopy } from '../../../scripts/temporal-server/cached-copy';
import { RECENT, emptyFolderForEachTest, fakeExecutable } from './fake-executable';

const folder = emptyFolderForEachTest();
const cached = (): string => join(folder.path, CACHED_NAME);
const fill = (script: string) => (staging: string) => fakeExecutable(join(staging, 'temporal'), script);

describe('keeping a CLI', () => {
  it('leaves the CLI and nothing else', async () => {
    await expect(keepInCache([folder.path], fill(RECENT))).resolves.toBe(cached());
    await expect(readdir(folder.path)).resolves.toEqual([CACHED_NAME]);
  });

  it('keeps nothing that does not work', async () => {
    await expect(keepInCache([folder.path], fill('exit 1'))).rejects.toThrow('exit code 1');
    await expect(readdir(folder.path)).resolves.toEqual([]);
  });

  it('lets two fill an empty cache at once', async () => {
    const bothFilled = meetingOf(2);
    const keep = (comment: string): Promise<string> =>
      keepInCache([folder.path], async (staging) => {
        const path = await fill(`${RECENT} # ${comment}`)(staging);
        await bothFilled();
        return path;
      });
    await expect(Promise.all([keep('one'), keep('two')])).resolves.toEqual([cached(), cached()]);
    expect(execFileSync(cached(), ['--version'], { encoding: 'utf8' })).toContain('1.9.1');
  });

  it('takes the next folder when one cannot be written', async () => {
    const file = join(folder.path, 'file');
    await writeFile(file, '');
    await expect(keepInCache([join(file, 'cache'), folder.path], fill(RECENT))).resolves.toBe(cached());
    await expect(keepInCache([join(file, 'cache')], fill(RECENT))).rejects.toThrow(
      'no cache folder can be written',
    );
  });
});

it('does not hang where no folder can be made', async () => {
  const nowhere = join(process.platform === 'linux' ? '/proc' : '/dev', 'no', 'such');
  await expect(keepInCache([nowhere, folder.path], fill(RECENT))).resolves.toBe(cached());
});

describe('the cached copy', () => {
  const find = (): Promise<string> => cachedCopy(['/no/such/folder', folder.path]).find();

  it('is found again', async () => {
    await keepInCache([folder.path], fill(RECENT));
    await expect(find()).resolves.toBe(cached());
  });

  it('is passed over when broken, then replaced', async () => {
    await writeFile(cached(), 'half a file', { mode: 0o644 });
    await expect(find()).rejects.toThrow('is not executable');
    await keepInCache([folder.path], fill(RECENT));
    await expect(find()).resolves.toBe(cached());
  });

  it("is not trusted in another user's folder", async () => {
    await keepInCache([folder.path], fill(RECENT));
    const stranger = jest.spyOn(process, 'getuid').mockReturnValue(4_000_000);
    await expect(find()).rejects.toThrow('belongs to another user');
    stranger.mockRestore();
  });

  it('is missing at first', async () => {
    await expect(find()).rejects.toThrow('there is none yet');
  });
});

describe('the cache folders', () => {
  it("are the user's, then a temporary one", () => {
    expect(cacheFolders({ HOME: '/home/me' })).toEqual([
      '/home/me/.cache/temporal-job-control',
      expect.stringContaining(join(tmpdir(), 'temporal-job-control-')),
    ]);
    expect(cacheFolders({ XDG_CACHE_HOME: '/caches' })[0]).toBe('/caches/temporal-job-control');
  });

  it('are the named one alone', () => {
    expect(cacheFolders({ TEMPORAL_JOB_CONTROL_CACHE: '/mine', HOME: '/home/me' })).toEqual(['/mine']);
  });
});

/** Resolves for all callers when as many have called as are awaited. */
function meetingOf(awaited: number): () => Promise<void> {
  let missing = awaited;
  let open: () => void = () => undefined;
  const everybody = new Promise<void>((resolve) => (open = resolve));
  return () => {
    missing -= 1;
    if (missing === 0) open();
    return everybody;
  };
}

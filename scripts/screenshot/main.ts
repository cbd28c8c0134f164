import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Cleanup } from '../processes/cleanup';
import { runProgram } from '../processes/program';
import { startChromium } from './chromium';
import { connectDevTools } from './devtools';
import { takePicture } from './take-picture';

const HELP = `Takes a picture of a page, once it shows a text.

Usage: npx tsx scripts/screenshot/main.ts URL FILE.png [--until TEXT]

  --until TEXT   what the page must show before, within 30 seconds
  --width N      of the page; default 1600
  --height N     of the page; default 1080
  --scale N      how large a pixel of the page is in the picture; default 0.85
  --help

The picture in the README is of the plan of a demo that is kept running:

  npm run demo -- --keep        # then, with the address that it shows under "The plan":
  npx tsx scripts/screenshot/main.ts "ADDRESS/user-metadata" docs/images/plan-web-ui.png --until "Plan: done"

It needs Chromium, as "chromium" on the PATH: "apt-get install chromium". Nothing in "npm test" does.
`;

interface Options {
  readonly url: string;
  readonly file: string;
  readonly until: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly scale: number;
  readonly help: boolean;
}

async function run({ file, size, url, until, scale }: Options): Promise<number> {
  const cleanup = new Cleanup();
  try {
    const page = await connectDevTools(await startChromium(size, cleanup));
    cleanup.add(() => page.close());
    const picture = await takePicture(page, { url, until, size, scale });
    writeFileSync(file, picture);
    console.log(`${file}: ${Math.round(picture.length / 1024)} KiB`);
    return 0;
  } finally {
    await cleanup.run();
  }
}

function readOptions(): Options {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      until: { type: 'string', default: '' },
      width: { type: 'string', default: '1600' },
      height: { type: 'string', default: '1080' },
      scale: { type: 'string', default: '0.85' },
      help: { type: 'boolean', default: false },
    },
  });
  const [url = '', file = ''] = positionals;
  if (!values.help && file === '') throw new Error('Expected the address of a page, and a file.');
  const size = { width: Number(values.width), height: Number(values.height) };
  return { url, file, until: values.until, size, scale: Number(values.scale), help: values.help };
}

runProgram({ command: 'npx tsx scripts/screenshot/main.ts', help: HELP, readOptions, run });

import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { elecardBoroVod } from '../demo/elecard-boro-vod';
import type { DemoSystem } from '../demo/demo-system';
import { openStage, type Stage } from '../demo/stage';
import { builtFile } from '../processes/built';
import { Cleanup } from '../processes/cleanup';
import { environmentWithoutTemporal } from '../processes/environment';
import { writeWorkerFiles } from '../processes/worker-files';
import { type Place, typed } from './shell';

const DOCUMENT = 'docs/command-line.md';
const PLACE = /(<!-- session -->\n)[\s\S]*?(<!-- \/session -->)/;

const PLAN = `steps:
  encode:
    action: remediate
    system: boro-lab
    jobs: ['2', '5']
  proof:
    action: await
    system: boro-lab
    rerunsOf: encode
    after: [encode]
    requiresApproval: true
    await: { phases: [running, succeeded] }
`;

/** Records a session against a real Temporal server, the built worker and a simulated system. Needs \`npm run build\`. */
async function recordSession(): Promise<string> {
  const cleanup = new Cleanup();
  try {
    const system = elecardBoroVod();
    const stage = await openStage([system], { cleanup, announce: () => undefined });
    const place = await placeFor(system, stage, cleanup);
    await system.seed(stage.systems[0]?.simulatorUrl ?? '');
    return await play(place);
  } finally {
    await cleanup.run();
  }
}

async function play(place: Place): Promise<string> {
  const all: string[] = [];
  const type = async (command: string, interruptAt?: RegExp): Promise<string> => {
    const screen = await typed(command, place, interruptAt ? { interruptAt } : {});
    all.push(screen);
    return screen;
  };
  await type('job-control systems');
  await type('job-control check');
  await type('job-control status boro-lab 1 4 5');
  await type('job-control stop boro-lab 1 5 999999 --wait');
  const left = await type('job-control remediate boro-lab 3 7 --wait', /running/);
  const [back = ''] = /job-control status --workflow .*/.exec(left) ?? [];
  await type(back);
  const [, workflow = ''] = /--workflow (\S+)/.exec(back) ?? [];
  await type(`job-control ledger ${workflow} | head -8`);
  await type('cat night.yaml');
  await type('job-control plan run night.yaml --workflow-id night');
  // Not in the record: time passes until the plan asks.
  await typed('until job-control plan show night | grep -q approval; do sleep 1; done', place);
  await type('job-control plan show night');
  await type('job-control plan approve night proof --why "change 4711"');
  await type('job-control plan show night --wait');
  await type('job-control stop boro-lab 4 --allow-irreversible < /dev/null');
  return all.join('\n');
}

/** A folder with settings, in which the shell knows \`job-control\`. */
async function placeFor(system: DemoSystem, stage: Stage, cleanup: Cleanup): Promise<Place> {
  const url = stage.systems[0]?.simulatorUrl;
  const entry = { vendor: system.vendor, url, ...system.settings };
  const files = await writeWorkerFiles(
    { taskQueue: 'job-control', systems: { [system.name]: entry } },
    cleanup,
  );
  const folder = dirname(files.settings);
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(folder, 'night.yaml'), PLAN);
  writeFileSync(join(bin, 'job-control'), `#!/bin/sh\nexec node ${builtFile('job-control.js')} "$@"\n`);
  chmodSync(join(bin, 'job-control'), 0o755);
  const env = {
    ...environmentWithoutTemporal(),
    ...system.secrets,
    PATH: [bin, process.env.PATH].join(delimiter),
    TEMPORAL_ADDRESS: stage.temporalAddress,
    TEMPORAL_CONFIG_FILE: files.temporalProfile,
  };
  return { folder, env };
}

void recordSession().then((session) => {
  const text = readFileSync(DOCUMENT, 'utf8');
  const shown = `\`\`\`text\n${session.trimEnd()}\n\`\`\``;
  writeFileSync(
    DOCUMENT,
    text.replace(PLACE, (_all, start: string, end: string) => `${start}\n${shown}\n\n${end}`),
  );
});

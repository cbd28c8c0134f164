import { startBoroVodSimulator } from '../../../src/testing/simulators/elecard-boro-vod';
import { ALWAYS, FOUND, type Planted, QUICK } from './planted';
import { CANARIES, quoting } from './secrets';

/** Of one task the server knows the file, of the other the settings do. */
export async function boro(): Promise<Planted> {
  const simulator = await startBoroVodSimulator({ hmacKeys: { '1': CANARIES.boroSigning } });
  const files = [CANARIES.boroMedia, CANARIES.boroRecorded].map((name) => `/${name}/a.ts`);
  const jobs = files.map((uri) => simulator.addTask({ templateId: 1, uri }));
  const says = (...carried: string[]) =>
    ({
      kind: 'status',
      httpStatus: 500,
      contentType: 'text/plain',
      body: quoting(...carried),
    }) as const;
  simulator.fault({ ...says(), method: 'TaskStop' });
  simulator.fault({ kind: 'method-errors', method: 'TaskReport', texts: [quoting()] });
  for (const file of files) simulator.fault({ ...says(file), method: 'TaskStart', afterEffect: true });
  const [, recorded = ''] = jobs;
  return {
    settings: {
      ...{ vendor: 'elecard-boro-vod', url: simulator.url, userId: 1, projectId: 2, ...QUICK },
      signing: { accessId: '1', secret: '${env:CANARY_BORO}' },
      recordedTasks: { [recorded]: { templateId: 1, uri: files[1] } },
    },
    input: { jobs },
    rerun: FOUND,
    quotedIn: ['TaskStop was answered with HTTP 500', 'TaskStart was answered with HTTP 500'],
    refuse: () => simulator.fault({ ...says(), httpStatus: 400, times: ALWAYS }),
    close: () => simulator.close(),
  };
}

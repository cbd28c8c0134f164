import { checksFor, runChecks } from '../../../src/testing/contract-suite';
import type { Jp1AoSimulatorOptions } from '../../../src/testing/simulators/hitachi-jp1-ao';
import { hitachiJp1AoStage } from '../../contract-suite/hitachi-jp1-ao-stage';

/** Where the manuals contradict themselves or were not reached, the simulator can be the other kind of server. */
const OTHER_READINGS: readonly (readonly [10 | 11 | 12, string, Jp1AoSimulatorOptions])[] = [
  [
    12,
    'with nested templates and nameless errors',
    {
      ...{ affectedResource: 'string', resubmitResult: 'schedule', resubmitShape: 'nested' },
      ...{ leftoverMembers: 'refused', replacedTokens: 'refused', emptyParameters: 'absent' },
      ...{ zoneStyle: 'colon', unsetTimes: 'empty', jsonLayout: 'compact', errorBodies: 'html' },
      ...{ permissionDenied: '401', pagination: false, countParameter: 'max', versionCall: false },
      ...{ hrefOrigin: 'http://inner-host:22015', firstTaskId: '9007199254740993' },
    },
  ],
  [
    11,
    'with late statuses',
    {
      ...{ affectedResource: 'affectedResources', resubmitResult: 'both', resubmitTakes: 'any' },
      ...{ emptyParameters: 'null', utcOffsetMinutes: -330, unsetTimes: 'absent', errorBodies: 'empty' },
      ...{ modifyTime: 'edits', maskComingBack: 'unchanged', statusLagMs: 30 },
      ...{ version: 'v11', vocabulary: 'ui' },
    },
  ],
  [
    10,
    'with plain zones and lists of parameters',
    {
      ...{ affectedResource: 'string', resubmitResult: 'both', emptyParameters: 'list', zoneStyle: 'plain' },
      ...{ unsetTimes: 'absent', jsonLayout: 'compact', stopLeavesFailedStep: true, version: 'v10' },
    },
  ],
];

it.each(OTHER_READINGS)('JP1/AO %i keeps the contract %s', async (version, _title, simulated) => {
  const stage = hitachiJp1AoStage(version, simulated);
  const reports = await runChecks(stage);
  expect(reports.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(reports).toHaveLength(checksFor(stage).length);
});

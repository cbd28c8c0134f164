import type { CallContext, Capabilities, JobSystem, RerunIntent, RerunReceipt } from '../../contract';
import { beforeSending, unsupported } from '../shared/failures';
import { fewAtOnce } from '../shared/few-at-once';
import type { ProjectConnection } from './auth';
import { capabilitiesOf, type CapabilitySettings } from './capabilities';
import { checkProject } from './check';
import { continueNewRun } from './continue-new-run';
import { openDoor } from './door';
import type { Generation } from './generation';
import { expectedIdForm } from './job-id';
import { beginNewRun } from './new-run';
import { listJobs } from './list-jobs';
import type { NewRunSettings } from './new-run-plan';
import { oneStepEach } from './one-step-each';
import { generationLookup } from './probe';
import { declaredWays, rerunInfoOf } from './rerun-info';
import { beginFromStart } from './from-start';
import { continueReset } from './reset';
import { restart } from './restart';
import { believedLate } from './restart-lag';
import { findMarked } from './search';
import { stepIn } from './steps';
import { stopJobs } from './stop-jobs';
import { drsWay } from './ways';
import type { PauseMode } from './words';

/** One project of DRS, ready to be talked to. Times in milliseconds. */
export interface Project extends CapabilitySettings, NewRunSettings {
  readonly pauseMode: PauseMode;
  readonly language: string;
  /** Requests are signed with an access key; otherwise they carry a token. */
  readonly isSigned: boolean;
  /** Texts that no message may show. */
  readonly secrets: readonly string[];
  /** Already authenticates. */
  readonly connection: ProjectConnection;
}

/** A `JobSystem` whose reruns may take several steps. */
export type HuaweiDrs = JobSystem & Required<Pick<JobSystem, 'continueReruns'>>;

/** Opens a generation of the API for one operation. */
type Open = (call: CallContext, urgent?: boolean) => Promise<Generation>;

/** The `JobSystem` of one project: a job is a task; a rerun goes on with it, runs it anew, or makes a new one in its place. */
export function createSystem(project: Project): HuaweiDrs {
  const { connection, language, secrets } = project;
  const { exchange, projectId, lasting } = connection;
  const capabilities = capabilitiesOf(project);
  const generationOf = generationLookup(project.api, project.pauseMode);
  const access = { exchange, projectId, language, secrets, lasting };
  const open: Open = async (call, urgent) => generationOf(await openDoor(access, call, urgent));
  return {
    vendor: 'huawei-drs',
    capabilities,
    expectedIdForm,
    async status(ids, call) {
      if (ids.length === 0) return [];
      const seen = await (await open(call)).read(ids);
      return seen.map(({ reading }) => believedLate(reading, project.settle));
    },
    list: async (request, call) => listJobs(request, await open(call)),
    async stop({ targets, mode }, call) {
      if (!capabilities.stop.modes[mode]) throw unsupported('stop', `DRS has no ${mode} stop.`);
      if (targets.length === 0) return [];
      return stopJobs(targets, mode, await beforeSending(() => open(call, true)));
    },
    ...rerunsOf(project, capabilities, open),
    check: (call) => checkProject({ ...access, generationOf, isSigned: project.isSigned }, call),
    close: () => connection.close(),
  };
}

function rerunsOf(
  project: Project,
  { rerun }: Capabilities,
  open: Open,
): Pick<HuaweiDrs, 'rerunInfo' | 'findReruns' | 'submitRerun' | 'continueReruns'> {
  const ways = declaredWays(rerun.ways);
  return {
    async rerunInfo(jobs, call, recipes = {}) {
      if (jobs.length === 0) return [];
      const generation = await open(call);
      const givenFor = (id: string) => (Object.hasOwn(recipes, id) ? recipes[id] : undefined);
      return fewAtOnce(jobs, (job) =>
        rerunInfoOf(job, { generation, settings: project, given: givenFor(job.id), ways }),
      );
    },
    async findReruns(intents, call) {
      const marked = intents.filter(({ way }) => way === 'new-run');
      if (marked.length === 0) return [];
      const generation = await open(call);
      return (await fewAtOnce(marked, ({ marker }) => findMarked(marker, generation))).flat();
    },
    async submitRerun(intent, call) {
      drsWay(intent.way);
      return submit(intent, await beforeSending(() => open(call)), project);
    },
    async continueReruns(begun, call) {
      if (begun.length === 0) return [];
      const generation = await beforeSending(() => open(call));
      return oneStepEach(begun, (rerun) => {
        const step = stepIn(rerun.step);
        return step.at === 'retry-check' || step.at === 'reset'
          ? continueReset(rerun, step, generation)
          : continueNewRun(step, generation);
      });
    },
  };
}

function submit(intent: RerunIntent, generation: Generation, project: Project): Promise<RerunReceipt> {
  switch (drsWay(intent.way)) {
    case 'resume':
    case 'from-failed-step':
      return restart(intent, generation);
    case 'new-run':
      return beginNewRun(intent, generation, project);
    case 'from-start':
      return beginFromStart(intent, generation);
  }
}

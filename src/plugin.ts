import { SimplePlugin } from '@temporalio/plugin';
import type { WorkerOptions } from '@temporalio/worker';
import { createActivities } from './activities';
import type { JobSystems } from './contract';
import { SYSTEM_NAME } from './contract/system-name';
import { jobControlServiceHandler } from './nexus-handlers';

type Services = NonNullable<WorkerOptions['nexusServices']>;

export interface JobControlPluginOptions {
  /** The systems, by the names under which workflows will know them. */
  readonly systems: JobSystems;
  /**
   * True: the worker also answers the operations of `jobControlService` (`temporal-job-control/nexus`), so that workflows of other
   * namespaces can call them through an endpoint that leads to its task queue. It must have the workflows of this package. Default:
   * false, because the worker then asks the server for one more kind of task.
   */
  readonly nexus?: boolean;
}

/**
 * Registers the activities of this package, for a set of named systems, with a worker, and the Nexus service if asked to. The workflows are yours to export:
 * `export * from 'temporal-job-control/workflows'`.
 *
 * Throws a `TypeError` for a system name that cannot be used, and when the worker has another activity of one of our names.
 *
 * @experimental Plugins are experimental in the Temporal SDK.
 */
export class JobControlPlugin extends SimplePlugin {
  private readonly activities: object;
  private readonly systems: JobSystems;

  constructor({ systems, nexus = false }: JobControlPluginOptions) {
    for (const name of Object.keys(systems)) requireSystemName(name);
    const activities = createActivities(systems);
    super({
      name: 'temporal-job-control.JobControlPlugin',
      activities,
      ...(nexus ? { nexusServices: withOurService } : {}),
    });
    this.activities = activities;
    this.systems = systems;
  }

  override configureWorker(options: WorkerOptions): WorkerOptions {
    const theirs = (options.activities ?? {}) as Record<string, unknown>;
    for (const [name, ours] of Object.entries(this.activities)) {
      // The same plugin on a connection and on its worker comes here twice; the SDK would let either silently replace the other.
      if (Object.hasOwn(theirs, name) && theirs[name] !== ours) {
        throw new TypeError(
          `Two activities are called "${name}": the worker has one, and JobControlPlugin brings one.`,
        );
      }
    }
    return super.configureWorker(options);
  }

  /** Frees the systems' connections. Call it when the last worker that uses this plugin has shut down. */
  async close(): Promise<void> {
    await Promise.all(Object.values(this.systems).map(async (system) => system.close?.()));
  }
}

/** The same plugin on a connection and on its worker comes here twice, and the SDK refuses a service that is there twice. */
function withOurService(services: Services = []): Services {
  return services.includes(jobControlServiceHandler) ? services : [...services, jobControlServiceHandler];
}

function requireSystemName(name: string): void {
  if (SYSTEM_NAME.test(name)) return;
  throw new TypeError(
    `systems: ${JSON.stringify(name)} cannot be a system's name: expected up to 64 letters, digits, ".", "_" or "-"`,
  );
}

import { JobControlPlugin } from '../../src/plugin';

const configured = (plugin: JobControlPlugin) => plugin.configureWorker({ taskQueue: 'job-control' });

describe('the plugin', () => {
  it('registers no Nexus service unless told to', () => {
    expect(configured(new JobControlPlugin({ systems: {} })).nexusServices ?? []).toEqual([]);
  });

  it('registers it once, however often it is asked', () => {
    const plugin = new JobControlPlugin({ systems: {}, nexus: true });
    const { nexusServices } = plugin.configureWorker(configured(plugin));
    expect(nexusServices?.map(({ definition }) => definition.name)).toEqual(['jobControl']);
  });
});

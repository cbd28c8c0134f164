import { Client, Connection } from '@temporalio/client';
import { JobControlClient } from '../../src/client';
import type { Cleanup } from '../processes/cleanup';
import type { Stage } from './stage';

/** Starts plans and schedules as a program elsewhere does: all it has is Temporal's address. */
export async function connectClient({ temporalAddress }: Stage, cleanup: Cleanup): Promise<JobControlClient> {
  const connection = await Connection.connect({ address: temporalAddress });
  cleanup.add(() => connection.close());
  return new JobControlClient({ client: new Client({ connection, namespace: 'default' }) });
}

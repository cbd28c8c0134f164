import { Client, Connection } from '@temporalio/client';
import { JobControlClient } from '../client';
import { CannotReachTemporal, temporalConfiguration } from '../config/temporal';

/** What a command talks to Temporal with. */
export interface Temporal {
  readonly client: Client;
  readonly jobControl: JobControlClient;
}

/** Connects as Temporal's own variables and files say, and closes the connection when `body` has ended. */
export async function withTemporal<Result>(
  { taskQueue }: { readonly taskQueue?: string },
  body: (temporal: Temporal) => Promise<Result>,
): Promise<Result> {
  const { connectionOptions, address, namespace } = temporalConfiguration();
  const connection = await Connection.connect(connectionOptions).catch((error: unknown) => {
    throw new CannotReachTemporal(address, error);
  });
  try {
    const client = new Client({ connection, namespace });
    const jobControl = new JobControlClient({ client, ...(taskQueue === undefined ? {} : { taskQueue }) });
    return await body({ client, jobControl });
  } finally {
    await connection.close();
  }
}

import { loadClientConnectConfig } from '@temporalio/envconfig';

/** Temporal's own configuration (TEMPORAL_… variables, temporal.toml) cannot be used. */
export class TemporalConfigurationError extends Error {}

/** The Temporal server does not answer, or does not let us in. */
export class CannotReachTemporal extends Error {
  constructor(address: string, cause: unknown) {
    super(`Temporal cannot be reached at ${address}: ${(cause as Error).message}`, { cause });
  }
}

/** Where Temporal is, and how to get in. */
export interface TemporalConfiguration {
  readonly connectionOptions: ReturnType<typeof loadClientConnectConfig>['connectionOptions'];
  readonly address: string;
  readonly namespace: string;
}

/**
 * What Temporal's own variables and files say: https://docs.temporal.io/develop/environment-configuration
 *
 * @throws TemporalConfigurationError
 */
export function temporalConfiguration(): TemporalConfiguration {
  try {
    const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
    return { connectionOptions, namespace, address: connectionOptions.address ?? 'localhost:7233' };
  } catch (error) {
    throw new TemporalConfigurationError(
      `Temporal's configuration (TEMPORAL_... variables, temporal.toml) cannot be used: ${(error as Error).message}`,
    );
  }
}

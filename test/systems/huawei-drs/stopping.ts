import type { JobSnapshot, StopMode } from '../../../src/contract';
import { CALL, JOB, OTHER, scripted, snapshot } from './scripted-server';

/** What to stop, and how the system is set up. */
export type StopOptions = Parameters<typeof scripted>[1] & {
  readonly mode?: StopMode;
  readonly targets?: readonly JobSnapshot[];
};

/** The receipts of one stop, and what was sent for it. */
export async function stop(script: readonly unknown[], options: StopOptions = {}) {
  const { mode = 'graceful', targets = [snapshot(JOB)], ...changes } = options;
  const server = scripted(script, changes);
  const receipts = await server.system.stop({ targets, mode }, CALL);
  return { receipts, receipt: receipts[0], ...server, lines: server.lines(), bodies: server.bodies() };
}

/** Two running tasks. */
export const both = [snapshot(JOB), snapshot(OTHER)];

import { type BackgroundProcess, startInBackground } from './background-process';
import { builtFile } from './built';
import type { Cleanup } from './cleanup';
import { environmentWithoutTemporal } from './environment';

/** Starts the built simulator of a vendor; `ready` is its URL. Throws as `startInBackground` does. */
export function startSimulatorProcess(vendor: string, cleanup: Cleanup): Promise<BackgroundProcess> {
  const args = [builtFile('testing/simulators/run.js'), vendor];
  const env = environmentWithoutTemporal();
  return startInBackground({ name: `The simulator of ${vendor}`, args, env, readyIn: urlIn }, cleanup);
}

/** A simulator prints one line of JSON when it listens. */
function urlIn(output: string): string | undefined {
  return /^\{.*"url":"([^"]+)".*\}$/m.exec(output)?.[1];
}

import type { DemoSystem } from './demo-system';
import { elecardBoroVod } from './elecard-boro-vod';

/** The systems of the demo, in the order shown. */
export function demoSystems(): DemoSystem[] {
  return [elecardBoroVod()];
}

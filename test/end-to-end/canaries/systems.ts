import { boro } from './boro';
import { cloned, created, signed } from './drs';
import { kept, resubmitted } from './jp1-ao';
import { prime } from './prime';

/** By the name in the settings, what starts a simulator with canaries in it. */
export const SYSTEMS = {
  boro,
  ao: resubmitted,
  'ao-kept': kept,
  prime,
  drs: created,
  'drs-signed': signed,
  'drs-clone': cloned,
} as const;

/** The names of the systems. */
export type SystemName = keyof typeof SYSTEMS;

/** The faults that tell most about other requests for the same: what is lost or unreadable, and who dies in the middle. */
const TELLING_FAULTS = [
  'connection refused',
  'reset before',
  'answer lost',
  'slow drip',
  '502 after',
  '503 three',
  'malformed',
  'truncated',
  'unknown status',
  'missing from',
  'vanishes',
  'finishes by',
  'reset while',
  'reset after',
  'parent reset',
  'cancelled',
  'terminated and',
  'worker killed',
  'worker paused beside',
];

/** The reduced set of cells for another version of a system whose ways are all played already. */
export const TELLING_CELLS = new RegExp(`^(status|stop|search|submit)/(${TELLING_FAULTS.join('|')})`);

/** Of a submission that is guarded as one that is played in full, the cells of the reduced matrix: each kind, by what tells most. */
export const QUICK_SUBMISSION =
  /^submit\/(answer lost after|answer lost, its run|terminated and|worker killed, after)/;

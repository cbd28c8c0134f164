/** The majors that are simulated; the vendor's two pages are of v12 and of v10. */
export const VERSIONS = ['v10', 'v11', 'v12'] as const;

/** A major version of JP1/Automatic Operation. */
export type Version = (typeof VERSIONS)[number];

/** What can be done with a task, as the paths spell it. */
export const TASK_ACTIONS = [
  'stop',
  'forceStop',
  'resubmit',
  'rerunStart',
  'rerunStepStart',
  'archive',
] as const;

/** The last but one segment of an action's path. */
export type TaskAction = (typeof TASK_ACTIONS)[number];

/** In what the majors differ. */
export interface VersionTraits {
  /** What the version call says, e.g. `12-00-00`. */
  readonly productVersion: string;
  readonly actions: readonly TaskAction[];
  /** `parameters` of an action without any. */
  readonly emptyParameters: 'null' | 'list';
  /** V10's word for a service group is resource group. */
  readonly groupWord: 'resourceGroup' | 'serviceGroup';
  /** V10 labels the 200 of an action "Created". */
  readonly actionReason: 'OK' | 'Created';
  /** How a session token ends. */
  readonly tokenEnd: string;
  /** Query parameters of the task list that must equal a member. */
  readonly equalityFilters: readonly string[];
  /** Whether the task list takes `tags` and `q`. */
  readonly fullText: boolean;
  /** Whether a schedule has `recurrenceMinutes`. */
  readonly recurrenceMinutes: boolean;
}

const V12: VersionTraits = {
  productVersion: '12-00-00',
  actions: TASK_ACTIONS,
  emptyParameters: 'list',
  groupWord: 'serviceGroup',
  actionReason: 'OK',
  tokenEnd: '_V0810',
  equalityFilters: ['serviceID', 'scheduleID', 'serviceGroupID', 'serviceTemplateID'],
  fullText: true,
  recurrenceMinutes: true,
};

const TRAITS: Readonly<Record<Version, VersionTraits>> = {
  v10: {
    productVersion: '10-02-00',
    // V10 9.6.3 lists four operations: forceStop and archive are not among them.
    actions: ['stop', 'resubmit', 'rerunStart', 'rerunStepStart'],
    emptyParameters: 'null',
    groupWord: 'resourceGroup',
    actionReason: 'Created',
    tokenEnd: '_V0300',
    equalityFilters: ['serviceID', 'scheduleID'],
    fullText: false,
    recurrenceMinutes: false,
  },
  v11: { ...V12, productVersion: '11-00-00', recurrenceMinutes: false },
  v12: V12,
};

export function traitsOf(version: Version): VersionTraits {
  return TRAITS[version];
}

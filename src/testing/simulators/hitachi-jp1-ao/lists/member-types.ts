/** The API's types, as far as a filter tells them apart: integers of 64 bits, strings and enumerations, times, booleans. */
export type MemberType = 'long' | 'text' | 'time' | 'flag';

/** The members of a resource by name. */
export type MemberTypes = Readonly<Record<string, MemberType>>;

const COMMON = {
  instanceID: 'long',
  name: 'text',
  status: 'text',
  startTime: 'time',
  completionTime: 'time',
  scheduledStartTime: 'time',
  submitter: 'text',
  submitTime: 'time',
  serviceState: 'text',
  scheduleType: 'text',
  description: 'text',
  serviceName: 'text',
  tags: 'text',
  recurrenceInterval: 'text',
  recurrenceTime: 'text',
  recurrenceStartDate: 'text',
  toDo: 'flag',
  notes: 'text',
  serviceGroupName: 'text',
  serviceGroupID: 'long',
  resourceGroupName: 'text',
  resourceGroupID: 'long',
} as const satisfies MemberTypes;

/** V12 2.7.2; the two `resourceGroup` members are V10's. */
export const TASK_MEMBERS: MemberTypes = {
  ...COMMON,
  modifyTime: 'time',
  stepTime: 'text',
  serviceTemplateID: 'long',
  scheduleID: 'long',
  serviceID: 'long',
  supportedActionType: 'text',
};

/** V12 2.8.2. */
export const HISTORY_MEMBERS: MemberTypes = {
  ...COMMON,
  taskID: 'long',
  stepStartTime: 'text',
  archiveTime: 'time',
};

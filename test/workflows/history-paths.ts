/** A history as it is recorded: the SDK's JSON of it. */
export interface RecordedHistory {
  readonly events: readonly RecordedEvent[];
}

interface Payloads {
  readonly payloads?: readonly { readonly data: string }[];
}

interface RecordedEvent {
  readonly eventType: string;
  readonly activityTaskScheduledEventAttributes?: {
    readonly activityType: { name: string };
    readonly taskQueue: { readonly name: string };
    readonly input?: Payloads;
  };
  readonly startChildWorkflowExecutionInitiatedEventAttributes?: {
    readonly workflowId: string;
    readonly workflowType: { name: string };
  };
  readonly workflowExecutionSignaledEventAttributes?: { readonly signalName: string };
  readonly workflowExecutionStartedEventAttributes?: {
    readonly workflowId: string;
    readonly taskQueue: { readonly name: string };
  };
}

/** What an activity was asked, as far as paths are told by it. */
interface Asked {
  readonly name: string;
  readonly taskQueue: string;
  readonly request: {
    readonly ids?: readonly string[];
    readonly mode?: string;
    readonly confirmMs?: number;
    readonly recipes?: object;
    readonly runs?: object;
    readonly rerunInfo?: string;
    readonly intents?: readonly { readonly way: string }[];
  };
}

const BY_EVENT: Readonly<Record<string, string>> = {
  EVENT_TYPE_TIMER_STARTED: 'a timer',
  EVENT_TYPE_TIMER_FIRED: 'a deadline that passed',
  EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED: "a person's answer",
  EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED: 'a cancellation',
  EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT: 'a missing worker',
  EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED: 'a child',
};

/** The paths that a history has taken, in words. */
export function pathsIn({ events }: RecordedHistory): Set<string> {
  const asked = events.flatMap(askedIn);
  const own = events[0]?.workflowExecutionStartedEventAttributes?.taskQueue.name;
  const calls = (name: string): Asked[] => asked.filter((one) => one.name === `jobControl.${name}`);
  const children = events.flatMap(
    (one) => one.startChildWorkflowExecutionInitiatedEventAttributes?.workflowId ?? [],
  );
  const ways = new Set(
    calls('submit').flatMap(({ request }) => request.intents?.map(({ way }) => way) ?? []),
  );
  const signals = events.flatMap((one) => one.workflowExecutionSignaledEventAttributes?.signalName ?? []);
  const found: [string, boolean][] = [
    ['a second round of stops', calls('stop').length > 1],
    ['a harder stop', new Set(calls('stop').map(({ request }) => request.mode)).size > 1],
    ['an end that must last', calls('await').some(({ request }) => request.confirmMs !== undefined)],
    ['a second way', ways.size > 1],
    ['a second submission', calls('submit').length > 1 && ways.size === 1],
    ['recipes', calls('inspect').some(({ request }) => request.recipes !== undefined)],
    ['a pinned run', calls('stop').some(({ request }) => request.runs !== undefined)],
    ['what a rerun needs, before the stop', calls('inspect')[0]?.request.rerunInfo === 'before-stop'],
    ['another task queue', asked.some(({ taskQueue }) => taskQueue !== own)],
    ['a look in a zone', calls('inspect').some(({ request }) => request.ids?.length === 0)],
    ['a question of a child', signals.includes('jobControl.batchAsks')],
    ['a missing worker of a child', signals.includes('jobControl.batchWaits')],
    ['a list', calls('list').length > 0],
    ['a child of another step', new Set(children).size > 1],
  ];
  const words = events.flatMap(({ eventType }) => BY_EVENT[eventType] ?? []);
  return new Set([...words, ...found.flatMap(([word, isThere]) => (isThere ? [word] : []))]);
}

function askedIn({ activityTaskScheduledEventAttributes: one }: RecordedEvent): Asked[] {
  if (!one) return [];
  const [payload] = one.input?.payloads ?? [];
  const request = payload
    ? (JSON.parse(Buffer.from(payload.data, 'base64').toString()) as Asked['request'])
    : {};
  return [{ name: one.activityType.name, taskQueue: one.taskQueue.name, request }];
}

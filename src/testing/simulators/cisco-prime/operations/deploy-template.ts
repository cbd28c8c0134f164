import type { Job, Order } from '../model/job';
import type { Answer, OperationCall } from '../operation';
import { badRequest } from '../refusal';
import { mgmtResponse } from '../wire/envelopes';
import { all, textAt, the, type PayloadElement } from '../wire/payload';
import { readTime, requestOffset } from '../wire/times';

/** Submits a job. The answer knows only its name; the same request again makes another job, there is no key against it. */
export function deployTemplate(call: OperationCall): Answer {
  const { world } = call;
  const order = readOrder(the(call.payload(), 'cliTemplateCommand'));
  const { templates, firstRunAfterMs } = world.settings();
  if (templates && !templates.includes(order.templateName)) {
    throw badRequest(`There is no template ${order.templateName}`);
  }
  const startAt = readStartTime(call) ?? world.now() + firstRunAfterMs;
  const job = submit(call, order, startAt);
  const message = 'An deploy job has been successfully created. ';
  return {
    items: [{ id: job.id, jobName: job.name, message }],
    effects: [`submitted ${job.id} (${job.work})`],
    document: ([item]) =>
      mgmtResponse(call, {
        cliTemplateCommandJobResult: item ? [{ jobName: String(item.jobName), message }] : [],
      }),
  };
}

function submit({ world, userName }: OperationCall, order: Order, startAt: number): Job {
  const { jobs, settings } = world;
  const job = jobs.create({ username: userName, order, visibleAfterMs: settings().visibleAfterMs });
  job.nextRunAt = startAt;
  jobs.triggers.enter(job, 'SCHEDULED');
  return job;
}

/** `options` and members that do not belong there are not looked at. */
function readOrder(command: PayloadElement): Order {
  const templateName = textAt(command, 'templateName');
  const devices = all(the(command, 'targetDevices'), 'targetDevice');
  if (devices.length === 0) throw badRequest('The payload needs a targetDevice');
  const targets = devices.map((device) => {
    const values = all(device, 'variableValues').flatMap((list) => all(list, 'variableValue'));
    const variables = values.map((value) => ({
      name: textAt(value, 'name'),
      value: the(value, 'value').text,
    }));
    return { deviceId: textAt(device, 'targetDeviceID'), variables };
  });
  return { templateName, targets };
}

/** `?startTime="2016-11-9T07:00Z"`, quoted or not; without one the job starts at once. */
function readStartTime({ query, world }: OperationCall): number | undefined {
  const text = query.get('startTime')?.replace(/^"(.*)"$/, '$1');
  if (text === undefined) return undefined;
  const instant = readTime(text, requestOffset(world.settings()));
  if (instant === undefined) throw badRequest(`${text} is no time`);
  return instant;
}

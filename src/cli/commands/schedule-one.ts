import { Argument } from 'commander';
import type { PlanScheduleHandle } from '../../client';
import type { Command } from '../command';
import { withTemporal } from '../connect';
import { EXIT } from '../exit-codes';
import { JSON_OPTION, plain } from '../options';
import { SCHEDULE_COLUMNS, scheduleReport, scheduleTimes, timesInWords } from '../schedule-text';
import { writeTable } from '../screen/static-table';
import { print, printJson, say } from '../write';

interface Options {
  readonly json?: boolean;
  readonly note?: string;
}

/** A schedule by its id. */
export const SCHEDULE = new Argument('<schedule>', 'id of the schedule');

/** The schedules there are. */
export const scheduleListCommand: Command<Options> = {
  name: 'list',
  summary: 'the schedules of plans',
  details: 'The list of the server may lag behind by a few seconds.',
  options: [JSON_OPTION],
  examples: [['job-control schedule list', 'as a table']],
  run: (call) =>
    withTemporal({}, async ({ jobControl }) => {
      const reports = [];
      for await (const schedule of jobControl.schedules.list()) reports.push(scheduleReport(schedule));
      if (call.options.json) printJson(call, { schedules: reports });
      else writeTable(call.stdout, SCHEDULE_COLUMNS, reports);
      return EXIT.done;
    }),
};

/** One schedule as it is. */
export const scheduleShowCommand: Command<Options> = {
  name: 'show',
  summary: 'when a schedule runs, what it does, and its latest runs',
  arguments: [SCHEDULE],
  options: [JSON_OPTION],
  examples: [['job-control schedule show stuck --json', 'for a program, with the plan']],
  run: (call) =>
    withTemporal({}, async ({ jobControl }) => {
      const description = await jobControl.schedules.getHandle(call.args[0] as string).describe();
      const report = scheduleReport(description);
      const times = scheduleTimes(description);
      const { plan, taskQueue, policies } = description;
      if (call.options.json) {
        printJson(call, { ...report, times, taskQueue, overlap: policies.overlap, plan });
        return EXIT.done;
      }
      writeTable(call.stdout, SCHEDULE_COLUMNS, [report]);
      print(call, timesInWords(times));
      const steps = Object.entries(plan.steps).map(([name, { action, system }]) => ({
        name,
        action,
        system,
      }));
      writeTable(call.stdout, STEPS, steps);
      for (const { workflowId } of report.latest)
        if (workflowId !== undefined) say(call, `job-control plan show ${workflowId}`);
      return EXIT.done;
    }),
};

const STEPS = (['name', 'action', 'system'] as const).map((member) => ({
  head: { name: 'STEP', action: 'DOES', system: 'ON' }[member],
  text: (step: Readonly<Record<'name' | 'action' | 'system', string>>) => step[member],
}));

interface Steering {
  readonly word: string;
  readonly summary: string;
  readonly done: string;
  readonly takesNote?: true;
  readonly act: (schedule: PlanScheduleHandle, note: string | undefined) => Promise<void>;
}

const STEERINGS: readonly Steering[] = [
  {
    word: 'trigger',
    summary: 'run it now, unless a run is under way',
    done: 'Asked to run. With --overlap skip a run that is under way keeps another from beginning.',
    act: (schedule) => schedule.trigger(),
  },
  {
    word: 'pause',
    summary: 'let no more runs begin; one that is under way goes on',
    done: 'Paused.',
    takesNote: true,
    act: (schedule, note) => schedule.pause(note),
  },
  {
    word: 'resume',
    summary: 'let runs begin again',
    done: 'Resumed.',
    takesNote: true,
    act: (schedule, note) => schedule.unpause(note),
  },
  {
    word: 'delete',
    summary: 'remove a schedule; a run that is under way goes on',
    done: 'Removed.',
    act: (schedule) => schedule.delete(),
  },
];

function steeringCommand({ word, summary, done, takesNote, act }: Steering): Command<Options> {
  return {
    name: word,
    summary,
    arguments: [SCHEDULE],
    options: takesNote ? [plain('--note <text>', 'why, for people')] : [],
    examples: [[`job-control schedule ${word} stuck${takesNote ? ' --note "change 4711"' : ''}`, summary]],
    run: (call) =>
      withTemporal({}, async ({ jobControl }) => {
        await act(jobControl.schedules.getHandle(call.args[0] as string), call.options.note);
        say(call, done);
        return EXIT.done;
      }),
  };
}

/** Commands on a schedule that was made before. */
export const scheduleSteeringCommands: readonly Command[] = STEERINGS.map(steeringCommand);

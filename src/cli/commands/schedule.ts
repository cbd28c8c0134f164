import type { CommandGroup } from '../command';
import { scheduleCreateCommand, scheduleUpdateCommand } from './schedule-make';
import { scheduleListCommand, scheduleShowCommand, scheduleSteeringCommands } from './schedule-one';

/** The commands for schedules of plans. */
export const scheduleCommands: CommandGroup = {
  name: 'schedule',
  summary: 'plans that run again and again',
  commands: [
    scheduleCreateCommand,
    scheduleListCommand,
    scheduleShowCommand,
    scheduleUpdateCommand,
    ...scheduleSteeringCommands,
  ],
};

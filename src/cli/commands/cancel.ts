import type { Command } from '../command';
import { comeBackCommand } from '../come-back-command';
import { withTemporal } from '../connect';
import { EXIT } from '../exit-codes';
import { endedAlready } from '../has-ended';
import { WORKFLOW } from '../options';
import { say } from '../write';

/** Ends a workflow, and nothing else. */
export const cancelCommand: Command = {
  name: 'cancel',
  summary: 'end a workflow; no job is stopped or rerun by it',
  details: 'The workflow sends nothing further and gives what is known. Jobs go on as they are.',
  arguments: [WORKFLOW],
  options: [],
  examples: [['job-control cancel job-control/remediateJobs/boro-lab/0a1b2c', 'end it']],
  run: (call) =>
    withTemporal({}, async (temporal) => {
      const [workflowId] = call.args as [string];
      const handle = temporal.jobControl.getHandle(workflowId);
      const description = await handle.workflow.describe();
      if (description.status.name !== 'RUNNING') {
        say(call, await endedAlready(description, temporal));
        return EXIT.done;
      }
      await handle.cancel();
      say(call, `"${workflowId}" was asked to end. What it knows then: ${comeBackCommand(workflowId)}`);
      return EXIT.done;
    }),
};

import type { Check } from '../check';
import { offerOf } from '../offer';
import type { JobSystemStage } from '../stage';
import { abortChecks } from './abort-checks';
import { budgetChecks } from './budget-checks';
import { capabilityChecks } from './capability-checks';
import { closingChecks } from './closing-checks';
import { failureChecks } from './failure-checks';
import { lateStartChecks } from './late-start-checks';
import { listChecks } from './list-checks';
import { lostAnswerChecks } from './lost-answer-checks';
import { rerunChecks } from './rerun-checks';
import { rerunInfoChecks } from './rerun-info-checks';
import { statusChecks } from './status-checks';
import { stopChecks } from './stop-checks';
import { systemChecks } from './system-checks';
import { vagueTimeChecks } from './vague-time-checks';

/** Every check that the declared capabilities call for, those included for which the stage has no parts. */
export function checksFor<Server>(stage: JobSystemStage<Server>): Check[] {
  const offer = offerOf(stage);
  return [
    ...capabilityChecks(stage.capabilities),
    ...budgetChecks(offer),
    ...statusChecks(offer),
    ...listChecks(offer),
    ...vagueTimeChecks(offer),
    ...stopChecks(offer),
    ...rerunInfoChecks(offer),
    ...rerunChecks(offer),
    ...lateStartChecks(offer),
    ...lostAnswerChecks(offer),
    ...failureChecks(offer),
    ...abortChecks(offer),
    ...systemChecks(),
    ...closingChecks(),
  ];
}

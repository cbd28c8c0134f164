/** The public names, door by door. A name that is added, changed or removed here is a decision: it ends in the changelog. */
export interface Door {
  /** As in `exports` of package.json. */
  readonly door: string;
  readonly file: string;
  readonly values: readonly string[];
  readonly types: readonly string[];
}

const CONTRACT = {
  values: [
    'DURATION_FORM FAILURE_TYPES JOB_PHASES LEDGER_QUERY MARKER_PATTERN MAX_JOBS PROGRESS_QUERY RERUN_WAYS RESOLVE_RERUN_UPDATE STOP_MODES',
    'SYSTEM_ERROR_KINDS SystemError VERDICTS WORKFLOWS canRetryHelp durationToMs hasEnded markerFor observationOf',
    'CHECKED foundByFailure systemCheck',
    'failureTypeOf isOtherRun ownObservation problemsInInput',
    'isAwaitedAsWanted isRemediatedAsWanted isRerunAsWanted isStoppedAsWanted problemsInPlan',
    'MAX_STEPS MAX_STEP_JOBS PLAN_DECISIONS PLAN_DECISION_UPDATE PLAN_PROGRESS_QUERY PLAN_WORKFLOWS SELECTORS STEP_ACTIONS',
  ],
  types: [
    'AwaitReport AwaitRequest AwaitedJob BatchInput BatchProgress BatchResult BegunRerun CallContext Capabilities Duration Effect',
    'InputPart InspectReport InspectRequest JobControlActivities JobPhase JobProgress JobReading JobSnapshot',
    'JobSystem JobSystems LastingSignal LedgerEntry LedgerEvent MarkerSource Observation Progress RemediateJobsInput RemediateJobsResult RemediatedJob',
    'RerunGuard RerunInfo RerunIntent RerunJobsInput RerunJobsResult RerunMatch RerunOptions RerunOutcome RerunReceipt',
    'RerunRecipe RerunRecipes RerunResolution RerunResult RerunWay RerunWayCapability RerunWayInfo RerunnablePhase SearchScope Stage',
    'StopBatchReport StopBatchRequest StopJobsInput StopJobsResult StopMode StopModeCapability StopOptions StopReceipt',
    'StopRequest StopVerdict StoppedTarget SubmitReport SubmitRequest SystemErrorKind SystemErrorOptions',
    'Checked Found SystemCheck SystemFinding UnfoundReading Verdict WatchedJob',
    'AwaitJobsInput AwaitJobsResult AwaitOptions AwaitedResult ReadJobsInput ReadJobsResult',
    'JobFilter ListCapability ListJobsReport ListJobsRequest ListPage ListRequest SelectedJob Selector VendorQuery',
    'ForecastCall ForecastDuration ForecastJobs ForecastLimit ForecastRequests PlanForecast RequestBudget StepForecast',
    'OnFailure PlanDecision PlanInput PlanProgress PlanResult PlanStage PlanStep StepAction StepProgress StepResult StepStatus UnwantedJob',
  ],
};

export const DOORS: readonly Door[] = [
  {
    door: '.',
    file: 'src/index.ts',
    values: names(
      ...CONTRACT.values,
      'JobControlPlugin ciscoPrime createActivities elecardBoroVod hitachiJp1Ao huaweiDrs',
    ),
    types: names(
      ...CONTRACT.types,
      'CiscoPrimeOptions ElecardBoroVodOptions HitachiJp1AoOptions HuaweiDrsOptions JobControlPluginOptions',
    ),
  },
  {
    door: './client',
    file: 'src/client/index.ts',
    values: names(
      ...CONTRACT.values,
      'JobControlClient JobControlHandle PlanHandle PlanScheduleHandle PlanSchedules SCHEDULE_OVERLAPS',
    ),
    types: names(
      ...CONTRACT.types,
      'InputOf JobControlClientOptions JobControlStartOptions JobControlWorkflow JobControlWorkflows ResultOf',
      'PlanScheduleChanges PlanScheduleDescription PlanScheduleOptions PlanSchedulePolicies PlanScheduleSummary ScheduleOverlap',
      'DecidedBy PlanBatch PlanResolution',
    ),
  },
  {
    door: './workflows',
    file: 'src/workflows/index.ts',
    values: names(
      'awaitJobs ledgerQuery progressQuery readJobs remediateJobs rerunJobs resolveRerunUpdate stopJobs',
      'decideUpdate dryRunPlan planProgressQuery runPlan',
    ),
    types: names(
      'AwaitJobsInput AwaitJobsResult AwaitOptions AwaitedResult',
      'BatchInput BatchProgress BatchResult Duration JobPhase JobProgress JobReading JobSnapshot LedgerEntry LedgerEvent Observation Progress ReadJobsInput ReadJobsResult RemediateJobsInput',
      'RemediateJobsResult RemediatedJob RerunJobsInput RerunJobsResult RerunOptions RerunOutcome RerunRecipe RerunRecipes',
      'ForecastCall ForecastDuration ForecastJobs ForecastLimit ForecastRequests PlanForecast StepForecast',
      'OnFailure PlanDecision PlanInput PlanProgress PlanResult PlanStage PlanStep StepAction StepProgress StepResult StepStatus UnwantedJob',
      'RerunResolution RerunResult RerunWay RerunnablePhase Stage StopJobsInput StopJobsResult StopMode StopOptions StopVerdict Verdict',
    ),
  },
  {
    door: './nexus',
    file: 'src/nexus/index.ts',
    values: names('jobControlService'),
    types: names(
      'AwaitJobsInput AwaitJobsResult AwaitOptions AwaitedResult Duration JobFilter JobPhase LedgerEntry LedgerEvent Observation OnFailure',
      'JobReading PlanInput PlanResult PlanStep ReadJobsInput ReadJobsResult RemediateJobsInput RemediateJobsResult RemediatedJob',
      'RerunJobsInput RerunJobsResult RerunOptions',
      'RerunOutcome RerunRecipe RerunRecipes RerunResult RerunWay RerunnablePhase StepAction StepResult StepStatus StopJobsInput',
      'StopJobsResult StopMode StopOptions StopVerdict UnwantedJob VendorQuery Verdict',
    ),
  },
  {
    door: './http',
    file: 'src/http/index.ts',
    values: names(
      'baseUrl errorForStatus json longestExchangeMs normalizedFingerprint oneLine openConnection parseJson redact requestUrl withinBudget',
    ),
    types: names(
      'BudgetLimits Budgeted Connection ConnectionOptions Exchange HttpRequest HttpResponse JsonLimits TlsOptions',
    ),
  },
  {
    door: './testing',
    file: 'src/testing/index.ts',
    values: names(
      'checksFor describeJobSystem runCheck runChecks',
      'startBoroVodSimulator startCiscoPrimeSimulator startDrsSimulator startJp1AoSimulator',
    ),
    types: names(
      'BoroVodSimulator BoroVodSimulatorOptions Check CheckReport CheckStage HttpStage JobMaker JobSystemStage SeenRequest',
      'CiscoPrimeSimulator CiscoPrimeSimulatorOptions DrsSimulator DrsSimulatorOptions Jp1AoSimulator Jp1AoSimulatorOptions',
      'StagePart TestFramework',
    ),
  },
];

function names(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(' ')).sort();
}

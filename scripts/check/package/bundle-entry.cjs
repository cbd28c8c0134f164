const { DefaultLogger, bundleWorkflowCode } = require('@temporalio/worker');

bundleWorkflowCode({ workflowsPath: process.argv[2], logger: new DefaultLogger('WARN') }).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

/** The reference's own sample of a template deployment, as a caller keeps it. */
export const RECIPE = {
  operation: 'cliTemplateConfiguration/deployTemplateThroughJob',
  method: 'PUT',
  body: {
    cliTemplateCommand: {
      targetDevices: {
        targetDevice: [
          {
            targetDeviceID: '610622',
            variableValues: { variableValue: [{ name: 'X', value: 'canary-value' }] },
          },
        ],
      },
      templateName: 'Configure Interface',
    },
  },
  jobType: 'CliTemplateDeployIOSDevices',
} as const;

/** What the deployment's reply names, as it was captured. */
export const NEW_NAME = 'JobCliTemplateDeployIOSDevices06_19_01_477_PM_05_16_2017';

/** The reply to a deployment. */
export function deployed(jobName: string | undefined = NEW_NAME) {
  const result = { jobName: jobName ?? '', message: 'An deploy job has been successfully created. ' };
  return { mgmtResponse: { '@responseType': 'operation', cliTemplateCommandJobResult: [result] } };
}

import { TestWorkflowEnvironment } from '@temporalio/testing';

/** Starts the SDK's dev server once in order to have the SDK download it. Arguments: the download folder and the version. */
async function main([downloadDir, version]: readonly string[]): Promise<void> {
  if (downloadDir === undefined || version === undefined)
    throw new Error('usage: <download folder> <version>');
  const executable = { type: 'cached-download', downloadDir, version } as const;
  const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
  await environment.teardown();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message.replaceAll('\n', ' ') : error);
  process.exit(1);
});

/** The address of a workflow in the Web UI. */
export function webUiOf(webUi: string, { workflowId, runId }: { workflowId: string; runId: string }): string {
  return `${webUi}/namespaces/default/workflows/${encodeURIComponent(workflowId)}/${runId}`;
}

/** What is wrong with a page of the Web UI, if anything. */
export async function problemsOnPage(url: string): Promise<string[]> {
  const status = await httpStatus(url);
  return status === 200 ? [] : [`the Web UI answers ${status}`];
}

/** The HTTP status of a page, or why there is none. */
async function httpStatus(url: string): Promise<number | string> {
  return fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
    (response) => response.status,
    (error: unknown) => String(error),
  );
}

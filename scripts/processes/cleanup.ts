/** What has to be undone at the end, whatever happens. */
export class Cleanup {
  private readonly actions: (() => Promise<void> | void)[] = [];

  /** Adds an action; those added last are done first. */
  add(action: () => Promise<void> | void): void {
    this.actions.push(action);
  }

  /** Does them all, each once, also when one of them throws; then throws the first error. */
  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (let action = this.actions.pop(); action; action = this.actions.pop()) {
      await Promise.resolve()
        .then(action)
        .catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
}

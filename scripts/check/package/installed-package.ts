/** The packed package, installed in a project of its own. */
export interface InstalledPackage {
  readonly name: string;
  /** The project's folder; the package is in its `node_modules`. */
  readonly project: string;
  /** What its `exports` offers, as an importer writes it: `name`, `name/client`… Not JSON files, not patterns. */
  readonly doors: readonly string[];
}

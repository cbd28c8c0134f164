import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Throws when there is no built package: the bundles of the examples' workflows import it by its name. */
export function requireBuilt(): void {
  const built = join(__dirname, '../../lib/workflows/index.js');
  if (!existsSync(built)) throw new Error('The examples use the package as it is built: npm run build');
}

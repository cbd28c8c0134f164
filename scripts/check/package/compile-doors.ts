import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import type { InstalledPackage } from './installed-package';
import { typeErrors } from './type-errors';

const { Node16, ESNext } = ts.ModuleKind;
const { Node16: LikeNode, Bundler } = ts.ModuleResolutionKind;

/** The ways users' compilers look for types: from CommonJS, from an ES module, and for a bundler. */
const RESOLUTIONS = [
  { file: 'commonjs.cts', module: Node16, moduleResolution: LikeNode },
  { file: 'esmodule.mts', module: Node16, moduleResolution: LikeNode },
  { file: 'bundler.ts', module: ESNext, moduleResolution: Bundler },
] as const;

/** Compiles a program that imports every door against the packed types. Resolves with the findings, none when all is well. */
export async function compileDoors(installed: InstalledPackage): Promise<string[]> {
  const { project, doors } = installed;
  const imports = doors.map((door, index) => `import * as door${index} from '${door}';\n`);
  const text = `${imports.join('')}export const doors = [${doors.map((_, index) => `door${index}`).join(', ')}];\n`;
  const findings: string[] = [];
  for (const { file, ...resolution } of RESOLUTIONS) {
    await writeFile(join(project, file), text);
    findings.push(...typeErrors(installed, [file], resolution).map((error) => `${file}: ${error}`));
  }
  return findings;
}

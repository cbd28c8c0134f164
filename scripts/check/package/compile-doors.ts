import { writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import type { InstalledPackage } from './installed-package';

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
    findings.push(...errorsIn(installed, file, resolution).map((error) => `${file}: ${error}`));
  }
  return findings;
}

function errorsIn(
  { project, name }: InstalledPackage,
  file: string,
  resolution: ts.CompilerOptions,
): string[] {
  const typeRoots = [join(project, 'node_modules/@types')];
  const options = {
    ...resolution,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
    types: ['node'],
    typeRoots,
  };
  const program = ts.createProgram([join(project, file)], options);
  // Only the program and the package: dependencies' own types are not our matter, and checking them takes three times as long.
  const checked = [join(project, file), join(project, 'node_modules', name) + sep];
  const own = program
    .getSourceFiles()
    .filter(({ fileName }) => checked.some((path) => fileName.startsWith(path)));
  const diagnostics = own.flatMap((source) => [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ]);
  return [...program.getOptionsDiagnostics(), ...diagnostics].map((diagnostic) =>
    inWords(diagnostic, project),
  );
}

function inWords({ file, start = 0, messageText }: ts.Diagnostic, project: string): string {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (file === undefined) return message;
  const { line } = file.getLineAndCharacterOfPosition(start);
  return `${relative(project, file.fileName)}:${line + 1}: ${message}`;
}

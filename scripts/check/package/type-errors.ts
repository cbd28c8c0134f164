import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import type { InstalledPackage } from './installed-package';

/**
 * What a strict compiler says of files of the project, and of the package that they import, each with its file and line.
 *
 * @param files relative to the project
 */
export function typeErrors(
  { project, name }: InstalledPackage,
  files: readonly string[],
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
  const paths = files.map((file) => join(project, file));
  const program = ts.createProgram(paths, options);
  // Only the program and the package: dependencies' own types are not our matter, and checking them takes three times as long.
  const checked = [...paths, join(project, 'node_modules', name) + sep];
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

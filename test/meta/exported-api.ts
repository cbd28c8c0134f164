import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './source-files';

/** What somebody who imports a file gets: names that exist at run time, and names that are only types. */
export interface ExportedApi {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/** The exported names of files, re-exports followed, in the order of the alphabet. */
export function exportedApis(files: readonly string[]): ExportedApi[] {
  const settings = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(settings.config, ts.sys, ROOT);
  const paths = files.map((file) => join(ROOT, file));
  const program = ts.createProgram(paths, options);
  return paths.map((path) => apiOf(program, path));
}

function apiOf(program: ts.Program, path: string): ExportedApi {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(path);
  const module = source && checker.getSymbolAtLocation(source);
  const symbols = module ? checker.getExportsOfModule(module) : [];
  const isValue = (symbol: ts.Symbol): boolean => {
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
    return (target.flags & ts.SymbolFlags.Value) !== 0 && !isTypeOnlyExport(symbol);
  };
  const names = (wanted: boolean) =>
    symbols
      .filter((symbol) => isValue(symbol) === wanted)
      .map(({ name }) => name)
      .sort();
  return { values: names(true), types: names(false) };
}

/** `export type { X } from …` of a class is a type. */
function isTypeOnlyExport(symbol: ts.Symbol): boolean {
  const [declaration] = symbol.declarations ?? [];
  return (
    declaration !== undefined &&
    ts.isExportSpecifier(declaration) &&
    ts.isTypeOnlyExportDeclaration(declaration)
  );
}

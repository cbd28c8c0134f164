import ts from 'typescript';
import type { SourceFile } from './source-files';

const REQUIRED = [
  'index.ts',
  'options.ts',
  'system.ts',
  'requests.ts',
  'responses.ts',
  'statuses.ts',
  'errors.ts',
  'check.ts',
  'README.md',
];

/** The vendor folders below `src/systems`. */
export function vendorsIn(files: readonly SourceFile[]): string[] {
  const names = files.flatMap(({ path }) => /^src\/systems\/([^/]+)\/./.exec(path)?.[1] ?? []);
  return [...new Set(names)].filter((name) => name !== 'shared');
}

/** What a vendor's folder lacks, and what its index exports that is nobody's business. */
export function shapeFaults(vendor: string, files: readonly SourceFile[]): string[] {
  const folder = `src/systems/${vendor}/`;
  const own = files.filter(({ path }) => path.startsWith(folder));
  const missing = REQUIRED.filter((name) => !own.some(({ path }) => path === folder + name));
  const index = own.find(({ path }) => path === `${folder}index.ts`);
  return [
    ...missing.map((name) => `${folder}${name} is missing`),
    ...(index ? exportFaults(vendor, index) : []),
  ];
}

/** Exactly a factory, its options schema and its options type, all named after the folder. */
function exportFaults(vendor: string, index: SourceFile): string[] {
  const factory = vendor.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const type = `${factory.charAt(0).toUpperCase()}${factory.slice(1)}Options`;
  const expected = [factory, `${factory}Options`, type];
  const names = exportedNames(index);
  return [
    ...expected
      .filter((name) => !names.includes(name))
      .map((name) => `${index.path} does not export ${name}`),
    ...names.filter((name) => !expected.includes(name)).map((name) => `${index.path} exports ${name}`),
  ];
}

/** The names that a file exports; `*` for all of another. */
export function exportedNames({ path, text }: SourceFile): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  return source.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement)) return isExported(statement) ? declaredNames(statement) : [];
    const clause = statement.exportClause;
    return clause && ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name.text) : ['*'];
  });
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

/** The names that a statement at the top of a file declares. */
export function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const { name } = statement as ts.Statement & { readonly name?: ts.Node };
  return name ? [name.getText()] : [];
}

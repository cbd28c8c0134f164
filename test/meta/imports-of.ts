import ts from 'typescript';
import type { SourceFile } from './source-files';

/** One import, re-export, `require` or `import()` of a file. */
export interface ImportOf {
  /** Undefined when it is computed. */
  readonly specifier: string | undefined;
  /** Nothing is left of it at run time. */
  readonly typeOnly: boolean;
  /** From 1. */
  readonly line: number;
}

/** Everything that a file imports, in whatever way; words in comments and texts do not count. */
export function importsOf({ path, text }: SourceFile): ImportOf[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const imports: ImportOf[] = [];
  const visit = (node: ts.Node): void => {
    const found = importIn(node);
    if (found) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      imports.push({ ...found, line: line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}

function importIn(node: ts.Node): Omit<ImportOf, 'line'> | undefined {
  if (ts.isImportDeclaration(node)) {
    return { specifier: textOf(node.moduleSpecifier), typeOnly: isTypeImport(node.importClause) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return { specifier: textOf(node.moduleSpecifier), typeOnly: isTypeExport(node) };
  }
  if (ts.isImportTypeNode(node)) return { specifier: textOf(node.argument), typeOnly: true };
  if (ts.isExternalModuleReference(node)) return { specifier: textOf(node.expression), typeOnly: false };
  if (ts.isCallExpression(node) && isImportingCall(node.expression)) {
    return { specifier: textOf(node.arguments[0]), typeOnly: false };
  }
  return undefined;
}

/** `require.resolve` does not count: it runs nothing. */
function isImportingCall(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  return /^(module\.)?require$/.test(callee.getText());
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const { name, namedBindings: named } = clause;
  return !name && named !== undefined && ts.isNamedImports(named) && allTypes(named.elements);
}

function isTypeExport({ isTypeOnly, exportClause: clause }: ts.ExportDeclaration): boolean {
  return isTypeOnly || (clause !== undefined && ts.isNamedExports(clause) && allTypes(clause.elements));
}

function allTypes(elements: readonly { readonly isTypeOnly: boolean }[]): boolean {
  return elements.length > 0 && elements.every(({ isTypeOnly }) => isTypeOnly);
}

function textOf(node: ts.Node | undefined): string | undefined {
  if (node && ts.isLiteralTypeNode(node)) return textOf(node.literal);
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

import path from 'node:path';
import type { UsePlace } from '../use.ts';
import ts from './typescript.ts';

/**
 * Where a node stands: its file, the declaration around it, and its line.
 *
 * @param folder absolute folder that files are named from
 * @param lineOf where a line of a file that was made of another comes from
 */
export function placeIn(
  folder: string,
  node: ts.Node,
  lineOf?: (line: number, column: number) => number,
): UsePlace {
  const file = node.getSourceFile();
  const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
  return {
    file: path.relative(folder, componentOf(file.fileName)).replaceAll(path.sep, '/'),
    declaration: declarationAround(node),
    line: lineOf ? lineOf(line + 1, character + 1) : line + 1,
    column: character + 1,
  };
}

/** A component's own file: `app.vue.ts` is made of `app.vue`. */
function componentOf(file: string): string {
  return file.replace(/\.(vue|svelte)\.tsx?$/, '.$1');
}

/** The outermost declaration around a node, with the member of a class: `Cart.add`. */
function declarationAround(node: ts.Node): string {
  const names: string[] = [];
  for (let each: ts.Node | undefined = node; each; each = each.parent) {
    const name = nameOf(each);
    if (name !== undefined) names.unshift(name);
  }
  return names.join('.');
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isClassElement(node)) return node.name && textOf(node.name);
  const isTop = ts.isSourceFile(topOf(node));
  if (!isTop) return undefined;
  if (ts.isVariableDeclaration(node))
    return ts.isIdentifier(node.name) ? node.name.text : node.name.getText().slice(0, 40);
  if (ts.isExportAssignment(node)) return 'default';
  const isNamed =
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isEnumDeclaration(node);
  return isNamed ? (node.name?.text ?? 'default') : undefined;
}

/** What a declaration stands in: that of a variable behind its list and statement. */
function topOf(node: ts.Node): ts.Node {
  if (!ts.isVariableDeclaration(node)) return node.parent ?? node;
  return node.parent.parent.parent ?? node;
}

function textOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) ||
    ts.isStringLiteral(name) ||
    ts.isNumericLiteral(name) ||
    ts.isPrivateIdentifier(name)
    ? name.text
    : name.getText().slice(0, 40);
}

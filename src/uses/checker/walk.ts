import {
  escapeExpression,
  flow,
  flowAsExpected,
  readCallback,
  readCalling,
  readSpreadAttribute,
  spreadAsExpected,
} from './calling.ts';
import { settleGenerics } from './generics.ts';
import { readLiteral } from './literals.ts';
import { settle } from './objects.ts';
import { keysOf } from './origins.ts';
import type { Reader } from './reader.ts';
import {
  readAssignmentPattern,
  readBinding,
  readElement,
  readHeld,
  readPick,
  readProperty,
  readTypeAccess,
  recordRead,
} from './reads.ts';
import { readComparison, readSwitch, settleChains, type Chains } from './told.ts';
import ts from './typescript.ts';

/** Reads what the files of a program use of a contract. `onFile` is called before each. */
export function walkFiles(
  reader: Reader,
  files: readonly ts.SourceFile[],
  onFile: (file: ts.SourceFile, index: number) => void = () => {},
): void {
  const chains: Chains = new Map();
  for (const [index, file] of files.entries()) {
    onFile(file, index);
    const visit = (node: ts.Node): void => {
      look(reader, node, chains);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  settle(reader);
  settleGenerics(reader);
  settleChains(reader, chains);
}

function look(reader: Reader, node: ts.Node, chains: Chains): void {
  switch (node.kind) {
    case ts.SyntaxKind.PropertyAccessExpression:
      return readProperty(reader, node as ts.PropertyAccessExpression);
    case ts.SyntaxKind.ElementAccessExpression:
      return readElement(reader, node as ts.ElementAccessExpression);
    case ts.SyntaxKind.BindingElement:
      return readBinding(reader, node as ts.BindingElement);
    case ts.SyntaxKind.Identifier:
      return readHeld(reader, node as ts.Identifier);
    case ts.SyntaxKind.CallExpression:
    case ts.SyntaxKind.NewExpression:
      return readCalling(reader, node as ts.CallExpression | ts.NewExpression);
    case ts.SyntaxKind.BinaryExpression:
      return readBinary(reader, node as ts.BinaryExpression, chains);
    case ts.SyntaxKind.SwitchStatement:
      return readSwitch(reader, node as ts.SwitchStatement);
    case ts.SyntaxKind.ObjectLiteralExpression:
      return readLiteral(reader, node as ts.ObjectLiteralExpression);
    case ts.SyntaxKind.IndexedAccessType:
      return readTypeAccess(reader, node as ts.IndexedAccessTypeNode);
    case ts.SyntaxKind.TypeReference:
      return readPick(reader, node as ts.TypeReferenceNode);
    case ts.SyntaxKind.ForInStatement:
      return escapeExpression(reader, (node as ts.ForInStatement).expression, node);
    case ts.SyntaxKind.AsExpression:
    case ts.SyntaxKind.TypeAssertionExpression:
    case ts.SyntaxKind.SatisfiesExpression: {
      const { expression, type } = node as ts.AsExpression | ts.TypeAssertion | ts.SatisfiesExpression;
      return flow(reader, expression, reader.checker.getTypeFromTypeNode(type), node);
    }
    case ts.SyntaxKind.ArrowFunction:
    case ts.SyntaxKind.FunctionExpression:
      return readCallback(reader, node as ts.ArrowFunction | ts.FunctionExpression);
    case ts.SyntaxKind.JsxSpreadAttribute:
      return readSpreadAttribute(reader, node as ts.JsxSpreadAttribute);
    case ts.SyntaxKind.VariableDeclaration:
    case ts.SyntaxKind.PropertyDeclaration:
    case ts.SyntaxKind.Parameter: {
      const { initializer, type } = node as ts.VariableDeclaration;
      return initializer && (type || hasTypeTag(node)) ? flowAsExpected(reader, initializer) : undefined;
    }
    case ts.SyntaxKind.PropertyAssignment:
      return flowAsExpected(reader, (node as ts.PropertyAssignment).initializer);
    case ts.SyntaxKind.ShorthandPropertyAssignment:
      return flowAsExpected(reader, (node as ts.ShorthandPropertyAssignment).name);
    case ts.SyntaxKind.ReturnStatement:
    case ts.SyntaxKind.JsxExpression:
    case ts.SyntaxKind.YieldExpression: {
      const { expression } = node as ts.ReturnStatement;
      return expression && flowAsExpected(reader, expression);
    }
    case ts.SyntaxKind.ArrayLiteralExpression:
      for (const element of (node as ts.ArrayLiteralExpression).elements)
        if (ts.isSpreadElement(element)) spreadAsExpected(reader, element);
        else flowAsExpected(reader, element);
      return undefined;
    default:
      return undefined;
  }
}

/** In JavaScript a comment says the type. */
function hasTypeTag(node: ts.Node): boolean {
  return ts.getJSDocType(node) !== undefined;
}

function readBinary(reader: Reader, node: ts.BinaryExpression, chains: Chains): void {
  const { operatorToken, left, right } = node;
  switch (operatorToken.kind) {
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      return readComparison(reader, node, chains);
    case ts.SyntaxKind.InKeyword: {
      const type = reader.typeOf(right);
      const members = type.isUnion() ? type.types : [type];
      for (const name of keysOf(reader.typeOf(left)))
        recordRead(reader, [...new Set(members.flatMap((each) => reader.pointersAt(each, name)))], left);
      return undefined;
    }
    case ts.SyntaxKind.EqualsToken:
      if (ts.isObjectLiteralExpression(left))
        return readAssignmentPattern(reader, left, reader.typeOf(right));
      return flow(reader, right, reader.typeOf(left), right);
    default:
      return undefined;
  }
}

import { bare } from './bare.ts';
import type { Reader } from './reader.ts';
import ts from './typescript.ts';

/** What an expression's value is a value of: the parts of the contract that it was read from, or has the type of. */
export function originsOf(reader: Reader, expression: ts.Expression, depth = 0): readonly string[] {
  const node = bare(expression);
  if (depth > 8) return [];
  const inner = (each: ts.Expression): readonly string[] => originsOf(reader, each, depth + 1);
  if (ts.isPropertyAccessExpression(node)) {
    const found = reader.pointersOf(reader.checker.getSymbolAtLocation(node.name));
    return found.length > 0 ? found : typeOrigins(reader, node);
  }
  if (ts.isIdentifier(node)) {
    const symbol = reader.checker.getSymbolAtLocation(node);
    const held = heldBy(reader, symbol, depth);
    return held.length > 0 ? held : declaredOrigins(reader, symbol);
  }
  if (ts.isConditionalExpression(node)) return [...inner(node.whenTrue), ...inner(node.whenFalse)];
  if (ts.isBinaryExpression(node) && isFallback(node.operatorToken.kind))
    return [...inner(node.left), ...inner(node.right)];
  if (ts.isAwaitExpression(node)) return inner(node.expression);
  if (ts.isElementAccessExpression(node)) {
    const key = reader.typeOf(node.argumentExpression);
    const object = reader.typeOf(node.expression);
    const found = keysOf(key).flatMap((name) => reader.pointersAt(object, name));
    return found.length > 0 ? found : typeOrigins(reader, node);
  }
  return typeOrigins(reader, node);
}

/** The parts of the contract that a variable holds: one that is destructured from an object, or set to a property at once. */
export function heldBy(reader: Reader, symbol: ts.Symbol | undefined, depth = 0): readonly string[] {
  const declaration = symbol?.valueDeclaration;
  if (!declaration) return [];
  if (ts.isBindingElement(declaration)) return bound(reader, declaration);
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer || declaration.type) return [];
  const start = bare(declaration.initializer);
  return ts.isPropertyAccessExpression(start) || ts.isIdentifier(start)
    ? originsOf(reader, start, depth + 1)
    : [];
}

/** The parts of the contract that an element of a destructuring reads. */
export function bound(reader: Reader, element: ts.BindingElement): readonly string[] {
  if (!ts.isObjectBindingPattern(element.parent) || element.dotDotDotToken) return [];
  const name = element.propertyName ?? element.name;
  const type = reader.typeOf(element.parent);
  if (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name))
    return reader.pointersAt(type, name.text);
  if (!ts.isComputedPropertyName(name)) return [];
  return keysOf(reader.typeOf(name.expression)).flatMap((key) => reader.pointersAt(type, key));
}

/** The names that a key may be, where its type lists them. */
export function keysOf(type: ts.Type): readonly string[] {
  const members = type.isUnion() ? type.types : [type];
  return members.flatMap((each) =>
    each.isStringLiteral() || each.isNumberLiteral() ? [String(each.value)] : [],
  );
}

function declaredOrigins(reader: Reader, symbol: ts.Symbol | undefined): readonly string[] {
  if (!symbol) return [];
  const declaration = symbol.valueDeclaration;
  const isTyped = declaration && (ts.isParameter(declaration) || ts.isVariableDeclaration(declaration));
  const named = isTyped && declaration.type ? originsOfNode(reader, declaration.type) : [];
  return named.length > 0 ? named : originsOfType(reader, reader.checker.getTypeOfSymbol(symbol));
}

/** The parts of the contract that a type is written to be of: `Payment['method']`, also by another name. */
export function originsOfNode(reader: Reader, node: ts.TypeNode, depth = 0): readonly string[] {
  if (depth > 4) return [];
  if (ts.isParenthesizedTypeNode(node)) return originsOfNode(reader, node.type, depth + 1);
  if (ts.isUnionTypeNode(node)) return node.types.flatMap((each) => originsOfNode(reader, each, depth + 1));
  if (ts.isIndexedAccessTypeNode(node)) {
    const object = reader.checker.getTypeFromTypeNode(node.objectType);
    const key = reader.checker.getTypeFromTypeNode(node.indexType);
    return keysOf(key).flatMap((name) => reader.pointersAt(object, name));
  }
  if (!ts.isTypeReferenceNode(node)) return [];
  const symbol = reader.checker.getSymbolAtLocation(node.typeName);
  const [declaration] = symbol?.declarations ?? [];
  if (!declaration || !ts.isTypeAliasDeclaration(declaration)) return [];
  return reader.pointers.byNode.get(declaration) ?? originsOfNode(reader, declaration.type, depth + 1);
}

function typeOrigins(reader: Reader, node: ts.Node): readonly string[] {
  return originsOfType(reader, reader.typeOf(node));
}

/** The parts of the contract that list just these values: TypeScript keeps one type of each list. */
export function originsOfType(reader: Reader, type: ts.Type): readonly string[] {
  if (!type.isUnion()) return [];
  const { checker } = reader;
  return listTypes(reader).get(checker.getNonNullableType(type)) ?? [];
}

const lists = new WeakMap<Reader, ReadonlyMap<ts.Type, readonly string[]>>();

function listTypes(reader: Reader): ReadonlyMap<ts.Type, readonly string[]> {
  const known = lists.get(reader);
  if (known) return known;
  const { checker, pointers } = reader;
  const named = new Map<ts.Type, string[]>();
  const unnamed = new Map<ts.Type, string[]>();
  for (const [node, found] of pointers.byNode) {
    const isAlias = ts.isTypeAliasDeclaration(node);
    const type = isAlias ? node.type : ts.isPropertySignature(node) ? node.type : undefined;
    const union = type && unionIn(type);
    if (!union || reader.listed(found) === undefined) continue;
    const list = checker.getNonNullableType(checker.getTypeFromTypeNode(union));
    if (!list.isUnion()) continue;
    const table = isAlias ? named : unnamed;
    table.set(list, [...(table.get(list) ?? []), ...found]);
  }
  for (const [list, found] of discriminators(reader))
    unnamed.set(list, [...new Set([...(unnamed.get(list) ?? []), ...found])]);
  // A component's name says more than the places that happen to list the same.
  const all = new Map<ts.Type, readonly string[]>([...unnamed, ...named]);
  lists.set(reader, all);
  return all;
}

/** The constants by which the members of unions are told apart, together: `Payment['method']`. */
function discriminators(reader: Reader): ReadonlyMap<ts.Type, readonly string[]> {
  const { checker, pointers } = reader;
  const found = new Map<ts.Type, readonly string[]>();
  for (const node of pointers.byNode.keys()) {
    if (!ts.isTypeAliasDeclaration(node) || !ts.isUnionTypeNode(node.type)) continue;
    for (const property of checker.getPropertiesOfType(checker.getTypeFromTypeNode(node.type))) {
      const list = checker.getNonNullableType(checker.getTypeOfSymbol(property));
      const own = reader.pointersOf(property);
      if (list.isUnion() && own.length > 1 && reader.listed(own) !== undefined) found.set(list, own);
    }
  }
  return found;
}

/** The union that a type is written as, behind its marks. */
function unionIn(type: ts.TypeNode): ts.UnionTypeNode | undefined {
  if (ts.isUnionTypeNode(type)) return type;
  if (ts.isParenthesizedTypeNode(type)) return unionIn(type.type);
  const argument = ts.isTypeReferenceNode(type) ? type.typeArguments?.[0] : undefined;
  return argument && unionIn(argument);
}

function isFallback(kind: ts.SyntaxKind): boolean {
  return kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
}

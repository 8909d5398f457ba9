import { escape, purposeOf } from './flows.ts';
import { nameText, sendValue } from './objects.ts';
import { bound, heldBy, keysOf } from './origins.ts';
import type { Reader } from './reader.ts';
import { readLookup } from './told.ts';
import ts from './typescript.ts';

/** A property that is read, or set. */
export function readProperty(reader: Reader, node: ts.PropertyAccessExpression): void {
  const symbol = reader.checker.getSymbolAtLocation(node.name);
  const found = reader.pointersOf(symbol);
  const target = targetOf(node);
  if (target && found.length > 0) return sendAssigned(reader, target, found);
  if (target) return noteSet(reader, symbol, target);
  recordRead(reader, found, node.name);
}

/** The assignment whose left side a node is. */
function targetOf(node: ts.Expression): ts.BinaryExpression | undefined {
  const { parent } = node;
  const isSet =
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment;
  return isSet ? parent : undefined;
}

function sendAssigned(reader: Reader, { left, right }: ts.BinaryExpression, found: readonly string[]): void {
  sendValue(reader, right, found, purposeOf(reader, found), left);
}

/** Where a property of the consumer's own is set, in case that it becomes one of the contract. */
export function noteSet(reader: Reader, symbol: ts.Symbol | undefined, at: ts.Node): void {
  const declaration = symbol?.declarations?.[0];
  if (!declaration || !(ts.isPropertySignature(declaration) || ts.isPropertyDeclaration(declaration))) return;
  const known = reader.own.set.get(declaration);
  if (known) known.push(at);
  else reader.own.set.set(declaration, [at]);
}

/** Records that parts are read, operations that they are named. */
export function recordRead(reader: Reader, found: readonly string[], at: ts.Node, held = false): void {
  const operations = found.filter((pointer) => reader.isOperation(pointer));
  const properties = found.filter((pointer) => !reader.isOperation(pointer));
  // A call says more of an operation than that it was mentioned.
  if (!held && !isCalled(at)) reader.record({ kind: 'called' }, operations, at);
  reader.record(held ? { kind: 'read', held } : { kind: 'read' }, properties, at);
}

function isCalled(at: ts.Node): boolean {
  const access = at.parent;
  if (!ts.isPropertyAccessExpression(access)) return false;
  const { parent } = access;
  if (ts.isCallExpression(parent)) return parent.expression === access;
  // A method of the method: `client.listOrders.pages(…)`.
  const isOwn = ts.isPropertyAccessExpression(parent) && parent.expression === access;
  return isOwn && ts.isCallExpression(parent.parent) && parent.parent.expression === parent;
}

/** A property that is read by a key: `order["id"]`. */
export function readElement(reader: Reader, node: ts.ElementAccessExpression): void {
  const object = reader.checker.getNonNullableType(reader.typeOf(node.expression));
  const key = reader.typeOf(node.argumentExpression);
  const names = keysOf(key);
  if (isClient(reader, object)) {
    const use = names.length === 1 ? ({ kind: 'called' } as const) : anyCall;
    reader.record(use, clientOperations(reader, object, names), node);
  } else if (reader.carries(object)) {
    const found = names.flatMap((name) => reader.pointersAt(object, name));
    const target = targetOf(node);
    if (target && found.length > 0) sendAssigned(reader, target, found);
    else if (found.length > 0) recordRead(reader, found, node.argumentExpression);
    else if ((key.flags & ts.TypeFlags.NumberLike) === 0 && !hasIndex(reader, object))
      escape(reader, object, node);
  }
  readLookup(reader, node);
}

/** A call of nobody knows which operation, with nobody knows what. */
const anyCall = { kind: 'called', given: { names: [], optional: [], open: true } } as const;

const clients = new WeakMap<ts.Type, boolean>();

/** Whether an object has methods that are operations. */
function isClient(reader: Reader, type: ts.Type): boolean {
  if (reader.checker.isArrayLikeType(type)) return false;
  const known = clients.get(type);
  if (known !== undefined) return known;
  const answer = reader.checker
    .getPropertiesOfType(type)
    .some((property) => reader.pointersOf(property).some((pointer) => reader.isOperation(pointer)));
  clients.set(type, answer);
  return answer;
}

function clientOperations(reader: Reader, type: ts.Type, names: readonly string[]): readonly string[] {
  const properties = reader.checker.getPropertiesOfType(type);
  const meant = names.length === 0 ? properties : properties.filter(({ name }) => names.includes(name));
  return meant
    .flatMap((property) => reader.pointersOf(property))
    .filter((pointer) => reader.isOperation(pointer));
}

/** A table of the contract's own, or the consumer's, whose entries are told apart by nobody. */
function hasIndex(reader: Reader, type: ts.Type): boolean {
  return reader.checker.getIndexInfosOfType(type).length > 0;
}

/** A property that a destructuring reads. */
export function readBinding(reader: Reader, node: ts.BindingElement): void {
  if (!ts.isObjectBindingPattern(node.parent)) return;
  const name = node.propertyName ?? node.name;
  recordRead(reader, bound(reader, node), name);
}

/** A variable that holds what was read: what reads it depends on its type as well. */
export function readHeld(reader: Reader, node: ts.Identifier): void {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return;
  if ((parent as ts.NamedDeclaration).name === node && !ts.isShorthandPropertyAssignment(parent)) return;
  if (ts.isBindingElement(parent) || ts.isTypeNode(parent) || ts.isImportSpecifier(parent)) return;
  const symbol = ts.isShorthandPropertyAssignment(parent)
    ? reader.checker.getShorthandAssignmentValueSymbol(parent)
    : reader.checker.getSymbolAtLocation(node);
  const declaration = symbol?.valueDeclaration;
  if (!declaration || !(ts.isBindingElement(declaration) || ts.isVariableDeclaration(declaration))) return;
  if (ts.isVariableDeclaration(declaration) && !declaration.initializer) return;
  if (ts.isBindingElement(declaration) && declaration.initializer) return;
  recordRead(reader, heldBy(reader, symbol), node, true);
}

/** `({ number: subject } = order)`. */
export function readAssignmentPattern(
  reader: Reader,
  pattern: ts.ObjectLiteralExpression,
  type: ts.Type,
): void {
  reader.handled.add(pattern);
  for (const member of pattern.properties) {
    const name = member.name && nameText(reader, member.name);
    if (name === undefined) continue;
    recordRead(reader, reader.pointersAt(type, name), member);
    const inner = ts.isPropertyAssignment(member) ? member.initializer : undefined;
    const property = reader.checker.getPropertyOfType(type, name);
    if (inner && property && ts.isObjectLiteralExpression(inner))
      readAssignmentPattern(reader, inner, reader.checker.getTypeOfSymbol(property));
  }
}

/** `Client['cancelOrder']`, `Order['number']`. */
export function readTypeAccess(reader: Reader, node: ts.IndexedAccessTypeNode): void {
  if (!ts.isLiteralTypeNode(node.indexType)) return;
  const object = reader.checker.getTypeFromTypeNode(node.objectType);
  for (const name of keysOf(reader.checker.getTypeFromTypeNode(node.indexType)))
    recordRead(reader, reader.pointersAt(object, name), node);
}

/** Names that a type picks: `Pick<Order, 'number'>`. */
export function readPick(reader: Reader, node: ts.TypeReferenceNode): void {
  const [object, names] = node.typeArguments ?? [];
  if (!object || !names || !ts.isIdentifier(node.typeName) || node.typeName.text !== 'Pick') return;
  const type = reader.checker.getTypeFromTypeNode(object);
  for (const name of keysOf(reader.checker.getTypeFromTypeNode(names)))
    recordRead(reader, reader.pointersAt(type, name), node);
}

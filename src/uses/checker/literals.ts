import type { Purpose } from '../use.ts';
import { purposeOf, relate } from './flows.ts';
import { givenBy, nameText, ownerOf, ownersOf, sendValue } from './objects.ts';
import { noteSet } from './reads.ts';
import type { Reader } from './reader.ts';
import { readTable } from './told.ts';
import ts from './typescript.ts';

/** An object that is made where a part of the contract is expected. */
export function readLiteral(reader: Reader, node: ts.ObjectLiteralExpression): void {
  if (reader.handled.has(node) || isPattern(node)) return;
  const expected = reader.checker.getContextualType(node);
  if (!expected) return;
  readTable(reader, node, expected);
  const types = candidates(reader, node, expected);
  const own = reader.typeOf(node);
  const given = givenBy(reader, own);
  const beside = new Set([...given.names, ...given.optional]);
  const owners = new Set<string>();
  const purpose = purposeFor(reader, node, types);
  for (const member of node.properties) {
    if (ts.isSpreadAssignment(member)) {
      spreadInto(reader, member, types);
      continue;
    }
    const name = member.name && nameText(reader, member.name);
    if (name === undefined) continue;
    const found = [...new Set(types.flatMap((type) => reader.pointersAt(type, name)))].filter(
      (pointer) => !reader.isOperation(pointer),
    );
    for (const pointer of found) owners.add(ownerOf(pointer) ?? '');
    if (found.length === 0) noteMember(reader, types, name, member);
    else if (ts.isPropertyAssignment(member))
      sendValue(reader, member.initializer, found, purpose, member.name);
    else if (ts.isShorthandPropertyAssignment(member))
      sendValue(reader, member.name, found, purpose, member.name);
  }
  owners.delete('');
  // One schema of several that speak of the same object may have none of the names.
  const schemas = owners.size > 0 ? [...owners] : emptyOwners(reader, node, types);
  if (schemas.length > 0 && !isPassedOn(reader, node, schemas))
    reader.record({ kind: 'built', given, purpose }, ownersOf(reader, schemas, beside), node);
}

/** Whether an object has the properties of another of the same schema: then it was made where that was. */
function isPassedOn(reader: Reader, node: ts.ObjectLiteralExpression, schemas: readonly string[]): boolean {
  return node.properties.some((member) => {
    if (!ts.isSpreadAssignment(member)) return false;
    const spread = reader.typeOf(member.expression);
    return reader.checker
      .getPropertiesOfType(spread)
      .some((property) =>
        reader.pointersOf(property).some((pointer) => schemas.includes(ownerOf(pointer) ?? '')),
      );
  });
}

/** A literal without members, for a schema. */
function emptyOwners(
  reader: Reader,
  node: ts.ObjectLiteralExpression,
  types: readonly ts.Type[],
): readonly string[] {
  if (node.properties.some((member) => !ts.isSpreadAssignment(member))) return [];
  const properties = types.flatMap((type) => reader.checker.getPropertiesOfType(type));
  const owners = properties.flatMap((property) =>
    reader.pointersOf(property).flatMap((each) => ownerOf(each) ?? []),
  );
  return [...new Set(owners)];
}

/** What a consumer's own properties are set to in literals. */
function noteMember(reader: Reader, types: readonly ts.Type[], name: string, member: ts.Node): void {
  for (const type of types) noteSet(reader, reader.checker.getPropertyOfType(type, name), member);
}

/** The properties of what is spread become those of the object. */
function spreadInto(reader: Reader, member: ts.SpreadAssignment, types: readonly ts.Type[]): void {
  const spread = reader.typeOf(member.expression);
  if ((spread.flags & ts.TypeFlags.Object) === 0) return;
  for (const type of types)
    if (reader.carries(type) || reader.carries(spread)) relate(reader, spread, type, member);
}

/** Of a union, the members that a literal may be. */
function candidates(reader: Reader, node: ts.ObjectLiteralExpression, expected: ts.Type): readonly ts.Type[] {
  const type = reader.checker.getNonNullableType(expected);
  if (!type.isUnion()) return [type];
  const objects = type.types.filter(
    (each) => (each.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0,
  );
  const own = reader.typeOf(node);
  const fitting = objects.filter((each) => reader.checker.isTypeAssignableTo(own, each));
  return fitting.length > 0 ? fitting : objects;
}

/** A literal with members that only responses have is what a response holds, and one for a type without them is sent. */
function purposeFor(reader: Reader, node: ts.ObjectLiteralExpression, types: readonly ts.Type[]): Purpose {
  const all = types.flatMap((type) => reader.checker.getPropertiesOfType(type));
  const pointers = all.flatMap((property) => reader.pointersOf(property));
  if (pointers.length === 0) return 'either';
  const outer = enclosing(node);
  if (outer && reader.handled.has(outer)) return 'request';
  const marked = markedNames(reader, pointers);
  const given = new Set(
    node.properties.flatMap((member) => (member.name && nameText(reader, member.name)) ?? []),
  );
  if ([...marked.readOnly].some((name) => given.has(name))) return 'response';
  if ([...marked.writeOnly].some((name) => given.has(name))) return 'request';
  if (
    marked.readOnly.size > 0 &&
    !all.some((property) => marked.readOnly.has(property.name) && !isNever(reader, property))
  )
    return 'request';
  const within = outer && ts.isObjectLiteralExpression(outer) ? outerPurpose(reader, outer) : undefined;
  return within ?? purposeOf(reader, pointers);
}

function outerPurpose(reader: Reader, outer: ts.ObjectLiteralExpression): Purpose | undefined {
  const expected = reader.checker.getContextualType(outer);
  const purpose = expected && purposeFor(reader, outer, candidates(reader, outer, expected));
  return purpose === 'either' ? undefined : purpose;
}

/** The object literal that a literal is a part of. */
function enclosing(node: ts.Node): ts.ObjectLiteralExpression | undefined {
  return ts.findAncestor(node.parent, (each) => {
    if (ts.isFunctionLike(each) || ts.isStatement(each)) return 'quit';
    return ts.isObjectLiteralExpression(each);
  }) as ts.ObjectLiteralExpression | undefined;
}

function markedNames(reader: Reader, pointers: readonly string[]) {
  const owners = [...new Set(pointers.flatMap((pointer) => ownerOf(pointer) ?? []))];
  return reader.marks(owners);
}

function isNever(reader: Reader, property: ts.Symbol): boolean {
  const type = reader.checker.getTypeOfSymbol(property);
  const members = type.isUnion() ? type.types : [type];
  return members.every((each) => (each.flags & (ts.TypeFlags.Never | ts.TypeFlags.Undefined)) !== 0);
}

/** Whether a literal is the left side of an assignment. */
function isPattern(node: ts.ObjectLiteralExpression): boolean {
  const { parent } = node;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}

import { fromPointer, toPointer } from '../../json-pointer.ts';
import { isObject } from '../../json.ts';
import { valueAt } from '../../json-pointer.ts';
import type { Given, Purpose } from '../use.ts';
import { bare } from './bare.ts';
import type { Reader } from './reader.ts';
import ts from './typescript.ts';
import { tellable, valuesOf, valuesOfType } from './values.ts';

/** What an object holds, by its type: spreads and what may be missing are in that. */
export function givenBy(reader: Reader, type: ts.Type): Given {
  const names: string[] = [];
  const optional: string[] = [];
  const { checker } = reader;
  const parts = type.isUnion()
    ? type.types.filter((each) => (each.flags & ts.TypeFlags.Object) !== 0)
    : [type];
  const all = new Set(parts.flatMap((each) => checker.getPropertiesOfType(each).map(({ name }) => name)));
  for (const name of all) {
    const properties = parts.map((each) => checker.getPropertyOfType(each, name));
    if (properties.every((each) => each !== undefined && isNever(checker, each))) continue;
    const isSure = properties.every((each) => each !== undefined && !isOptional(checker, each));
    (isSure ? names : optional).push(name);
  }
  const isKnown = (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) === 0;
  const open = !isKnown || parts.some((each) => checker.getIndexInfosOfType(each).length > 0);
  return { names: names.toSorted(), optional: optional.toSorted(), open };
}

function isOptional(checker: ts.TypeChecker, symbol: ts.Symbol): boolean {
  if ((symbol.flags & ts.SymbolFlags.Optional) !== 0) return true;
  const type = checker.getTypeOfSymbol(symbol);
  return type.isUnion() && type.types.some((each) => (each.flags & ts.TypeFlags.Undefined) !== 0);
}

function isNever(checker: ts.TypeChecker, symbol: ts.Symbol): boolean {
  const type = checker.getTypeOfSymbol(symbol);
  const members = type.isUnion() ? type.types : [type];
  return members.every((each) => (each.flags & (ts.TypeFlags.Never | ts.TypeFlags.Undefined)) !== 0);
}

/**
 * Records what an expression sends for schemas: an object literal by its members, anything else by its type.
 *
 * @param at where it is told to stand, when not at the expression itself
 */
export function send(
  reader: Reader,
  expression: ts.Expression,
  schemas: readonly string[],
  purpose: Purpose,
  at: ts.Node = expression,
): void {
  const node = bare(expression);
  if (schemas.length === 0) return;
  if (ts.isObjectLiteralExpression(node)) return sendLiteral(reader, node, schemas, purpose, at);
  if (ts.isArrayLiteralExpression(node)) {
    for (const element of node.elements)
      if (!ts.isSpreadElement(element)) send(reader, element, reader.places.items(schemas), purpose);
    return;
  }
  if (ts.isConditionalExpression(node)) {
    send(reader, node.whenTrue, schemas, purpose);
    send(reader, node.whenFalse, schemas, purpose);
    return;
  }
  const type = reader.checker.getNonNullableType(reader.typeOf(node));
  if ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) {
    // Of a text or a number that is sent nothing more is to be said.
    const structured = schemas.filter((pointer) => isStructured(reader, pointer));
    return reader.record({ kind: 'built', given: anything, purpose }, structured, at);
  }
  sendItems(reader, type, schemas, { purpose, at, depth: 0 });
}

function sendLiteral(
  reader: Reader,
  node: ts.ObjectLiteralExpression,
  schemas: readonly string[],
  purpose: Purpose,
  at: ts.Node,
): void {
  reader.handled.add(node);
  const given = givenBy(reader, reader.typeOf(node));
  const beside = new Set([...given.names, ...given.optional]);
  const own = ownersOf(reader, schemas, beside);
  reader.record({ kind: 'built', given, purpose }, own, at);
  for (const member of node.properties) {
    if (ts.isSpreadAssignment(member)) {
      const spread = reader.checker.getNonNullableType(reader.typeOf(member.expression));
      sendProperties(reader, spread, schemas, { purpose, at: member, depth: 0, beside });
      continue;
    }
    const name = member.name && nameText(reader, member.name);
    if (name === undefined) continue;
    const found = reader.places.properties(schemas, name, beside);
    sendMember(reader, member, found.length > 0 ? found : reader.places.additional(schemas), purpose);
  }
}

/** The name of a member where it is known. */
export function nameText(reader: Reader, name: ts.PropertyName): string | undefined {
  if (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name)) return name.text;
  if (!ts.isComputedPropertyName(name)) return undefined;
  const type = reader.typeOf(name.expression);
  return type.isStringLiteral() ? type.value : undefined;
}

/** Records what a member of an object literal sends for a property. */
export function sendMember(
  reader: Reader,
  member: ts.ObjectLiteralElementLike,
  found: readonly string[],
  purpose: Purpose,
): void {
  if (ts.isPropertyAssignment(member)) {
    sendValue(reader, member.initializer, found, purpose, member.name);
    send(reader, member.initializer, found, purpose);
  } else if (ts.isShorthandPropertyAssignment(member)) {
    sendValue(reader, member.name, found, purpose, member.name);
    send(reader, member.name, found, purpose);
  }
}

/** Records one value that is sent for a property or parameter. */
export function sendValue(
  reader: Reader,
  expression: ts.Expression,
  found: readonly string[],
  purpose: Purpose,
  at: ts.Node,
): void {
  // Absent is nothing that is sent.
  if (ts.isIdentifier(expression) && expression.text === 'undefined') return;
  const values = valuesOf(reader, expression);
  for (const pointer of found) {
    const told = tellable(reader.places, pointer, values);
    reader.record({ kind: 'sent', purpose, ...(told && { values: told }) }, [pointer], at);
  }
}

const anything: Given = { names: [], optional: [], open: true };

/** Whether a schema describes what is inside its values. */
function isStructured({ places }: Reader, pointer: string): boolean {
  const parts = [...places.names([pointer]), ...places.items([pointer]), ...places.additional([pointer])];
  return parts.length > 0;
}

const deepest = 5;

/** What a value of a type sends, property by property: where nobody wrote a literal. */
function sendType(
  reader: Reader,
  type: ts.Type,
  schemas: readonly string[],
  purpose: Purpose,
  at: ts.Node,
  depth: number,
): void {
  const given = givenBy(reader, type);
  const beside = new Set([...given.names, ...given.optional]);
  reader.record({ kind: 'built', given, purpose }, ownersOf(reader, schemas, beside), at);
  sendProperties(reader, type, schemas, { purpose, at, depth, beside });
}

interface Sending {
  readonly purpose: Purpose;
  readonly at: ts.Node;
  readonly depth: number;
  readonly beside: ReadonlySet<string>;
}

/** The properties of a type that are sent for those of schemas. */
function sendProperties(
  reader: Reader,
  type: ts.Type,
  schemas: readonly string[],
  { purpose, at, depth, beside }: Sending,
): void {
  if (depth >= deepest) return;
  for (const property of reader.checker.getPropertiesOfType(type)) {
    // A value of the contract's own type was told of where it was made.
    if (reader.pointersOf(property).length > 0) continue;
    const found = reader.places.properties(schemas, property.name, beside);
    if (found.length === 0) continue;
    become(reader, property, found, purpose, at);
    const part = reader.checker.getNonNullableType(reader.checker.getTypeOfSymbol(property));
    sendItems(reader, part, found, { purpose, at, depth: depth + 1 });
  }
}

/** What an object sends, or each item of an array. */
function sendItems(
  reader: Reader,
  type: ts.Type,
  schemas: readonly string[],
  sending: Pick<Sending, 'purpose' | 'at' | 'depth'>,
): void {
  const { purpose, at, depth } = sending;
  if (depth >= deepest) return;
  const item = reader.checker.isArrayLikeType(type)
    ? reader.checker.getIndexTypeOfType(type, ts.IndexKind.Number)
    : undefined;
  if (item)
    sendItems(reader, reader.checker.getNonNullableType(item), reader.places.items(schemas), {
      purpose,
      at,
      depth: depth + 1,
    });
  else if (isObjectType(type) && schemas.length > 0) sendType(reader, type, schemas, purpose, at, depth);
}

function isObjectType(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.some(isObjectType);
  return type.isIntersection() || (type.flags & ts.TypeFlags.Object) !== 0;
}

/** The schemas that describe the properties of an object, of all that speak of it. */
export function ownersOf(
  reader: Reader,
  schemas: readonly string[],
  names: ReadonlySet<string>,
): readonly string[] {
  const owners = reader.places.whole(schemas).filter((pointer) => {
    const schema = valueAt(reader.document, pointer);
    return isObject(schema) && isObject(schema['properties']);
  });
  const fitting = owners.filter((pointer) => {
    const schema = valueAt(reader.document, pointer);
    const own = isObject(schema) && isObject(schema['properties']) ? Object.keys(schema['properties']) : [];
    return own.some((name) => names.has(name));
  });
  return fitting.length > 0 ? fitting : owners;
}

/** The schema that a property stands in: `/components/schemas/Order` of `/components/schemas/Order/properties/id`. */
export function ownerOf(pointer: string): string | undefined {
  const tokens = fromPointer(pointer);
  return tokens.at(-2) === 'properties' ? toPointer(tokens.slice(0, -2)) : undefined;
}

/** A property of the consumer's own that becomes one of the contract: it is sent where it is set, or else here. */
export function become(
  reader: Reader,
  source: ts.Symbol,
  sent: readonly string[],
  purpose: Purpose,
  at: ts.Node,
): void {
  const values = valuesOfType(reader, reader.checker.getTypeOfSymbol(source));
  const declaration = source.declarations?.[0];
  if (values === undefined && declaration) {
    const known = reader.own.become.get(declaration) ?? { pointers: new Map(), places: new Set() };
    for (const pointer of sent) known.pointers.set(pointer, purpose);
    known.places.add(at);
    reader.own.become.set(declaration, known);
    return;
  }
  for (const pointer of sent) {
    const told = tellable(reader.places, pointer, values);
    reader.record({ kind: 'sent', purpose, ...(told && { values: told }) }, [pointer], at);
  }
}

/** Records what the consumer's own properties send, where they are set: to be called when all is read. */
export function settle(reader: Reader): void {
  for (const [declaration, { pointers, places }] of reader.own.become) {
    const set = isLiteralMember(declaration) ? [declaration] : (reader.own.set.get(declaration) ?? []);
    for (const [pointer, purpose] of pointers) {
      for (const node of set)
        sendValue(reader, valueSetAt(node) ?? (node as ts.Expression), [pointer], purpose, node);
      if (set.length === 0)
        for (const node of places) reader.record({ kind: 'sent', purpose }, [pointer], node);
    }
  }
}

function isLiteralMember(node: ts.Node): boolean {
  return ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node);
}

/** The expression that a node sets a property to. */
function valueSetAt(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node)) return node.initializer;
  if (ts.isShorthandPropertyAssignment(node)) return node.name;
  return ts.isBinaryExpression(node) ? node.right : undefined;
}

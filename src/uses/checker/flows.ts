import { appendPointer } from '../../json-pointer.ts';
import type { Purpose } from '../use.ts';
import { become, givenBy, ownerOf } from './objects.ts';
import { argumentsOf, type Reader } from './reader.ts';
import ts from './typescript.ts';

const anything = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive;
const deepest = 4;

/**
 * What it means that a value of one type is taken as one of another: a part of the contract that becomes anything
 * escapes, one that becomes a property of the consumer's own is read, and the other way round it is sent.
 */
export function relate(reader: Reader, from: ts.Type, to: ts.Type, at: ts.Node, depth = 0): void {
  if (from === to || depth > deepest) return;
  if ((to.flags & anything) !== 0) return escape(reader, from, at);
  const { checker } = reader;
  if (from.isUnion()) {
    for (const each of from.types) if (isStructured(each)) relate(reader, each, to, at, depth);
    return;
  }
  if (to.isUnion()) return relateToOne(reader, from, to, at, depth);
  if (!isStructured(from) || !isStructured(to)) return;
  if (relateArguments(reader, from, to, at, depth)) return;
  const [calls, taken] = [from.getCallSignatures()[0], to.getCallSignatures()[0]];
  if (calls || taken) {
    if (calls && taken) relateParameters(reader, taken, calls, at, depth);
    return;
  }
  const properties = checker.getPropertiesOfType(to);
  if (properties.length === 0) {
    if (isEmptyType(to)) escape(reader, from, at);
    else if (checker.getIndexInfosOfType(to).length > 0 && !isContractIndex(reader, to))
      escape(reader, from, at);
    return;
  }
  for (const target of properties) {
    const source = checker.getPropertyOfType(from, target.name);
    if (source) relateProperty(reader, source, target, at, depth);
  }
  recordMade(reader, from, properties, at);
}

/** An object of the consumer's own type that becomes one of the contract is made, as far as the contract sees. */
function recordMade(reader: Reader, from: ts.Type, targets: readonly ts.Symbol[], at: ts.Node): void {
  const pointers = targets.flatMap((target) => reader.pointersOf(target));
  if (pointers.length === 0 || isOfContract(reader, from)) return;
  const owners = [...new Set(pointers.flatMap((pointer) => ownerOf(pointer) ?? []))];
  reader.record(
    { kind: 'built', given: givenBy(reader, from), purpose: purposeOf(reader, pointers) },
    owners,
    at,
  );
}

function isOfContract(reader: Reader, type: ts.Type): boolean {
  return reader.checker
    .getPropertiesOfType(type)
    .some((property) => reader.pointersOf(property).some((pointer) => !reader.isOperation(pointer)));
}

function relateProperty(
  reader: Reader,
  source: ts.Symbol,
  target: ts.Symbol,
  at: ts.Node,
  depth: number,
): void {
  const { checker } = reader;
  const [sent, read] = [reader.pointersOf(target), reader.pointersOf(source)];
  if (source === target) return;
  const isSame = sent.length > 0 && read.some((pointer) => sent.includes(pointer));
  if (isSame) return;
  if (read.length > 0) reader.record({ kind: 'read' }, read, at);
  if (sent.length > 0 && read.length === 0) become(reader, source, sent, purposeOf(reader, sent), at);
  const [fromType, toType] = [checker.getTypeOfSymbol(source), checker.getTypeOfSymbol(target)];
  if (isWorth(reader, fromType) || isWorth(reader, toType)) relate(reader, fromType, toType, at, depth + 1);
}

/** What an object is made for, as far as the schema of a property says. */
export function purposeOf(reader: Reader, pointers: readonly string[]): Purpose {
  const { request, response } = directions(reader);
  const owners = pointers.map((pointer) => ownerOf(pointer) ?? pointer);
  const isSent = owners.some((pointer) => request.has(pointer));
  const isReceived = owners.some((pointer) => response.has(pointer));
  if (isSent === isReceived) return 'either';
  return isSent ? 'request' : 'response';
}

interface Directions {
  readonly request: ReadonlySet<string>;
  readonly response: ReadonlySet<string>;
}

const known = new WeakMap<Reader, Directions>();

/** The schemas that requests and responses reach. */
function directions(reader: Reader): Directions {
  const found = known.get(reader);
  if (found) return found;
  const [request, response] = [new Set<string>(), new Set<string>()];
  const add = (set: Set<string>, schema: string): void => {
    if (!set.has(schema)) for (const each of reader.places.below(schema)) set.add(each);
  };
  for (const { parameters, requestBody, responses } of reader.operations.values()) {
    for (const { schema } of parameters) if (schema !== undefined) add(request, schema);
    for (const { schema } of requestBody?.content ?? []) if (schema !== undefined) add(request, schema);
    for (const { content } of responses)
      for (const { schema } of content) if (schema !== undefined) add(response, schema);
  }
  const made = { request, response };
  known.set(reader, made);
  return made;
}

/** Of a union, one that is the same already, or else each. */
function relateToOne(reader: Reader, from: ts.Type, to: ts.UnionType, at: ts.Node, depth: number): void {
  const members = to.types.filter((each) => isStructured(each) || (each.flags & anything) !== 0);
  if (members.includes(from)) return;
  const fitting = members.filter((each) => reader.checker.isTypeAssignableTo(from, each));
  const exact = fitting.find((each) => sharesParts(reader, from, each));
  if (exact) return relate(reader, from, exact, at, depth);
  for (const each of fitting) relate(reader, from, each, at, depth);
}

function sharesParts(reader: Reader, from: ts.Type, to: ts.Type): boolean {
  const { checker } = reader;
  return checker.getPropertiesOfType(to).some((target) => {
    const pointers = reader.pointersOf(target);
    return (
      pointers.length > 0 && reader.pointersAt(from, target.name).some((each) => pointers.includes(each))
    );
  });
}

/** Arrays, promises, maps: what they hold. */
function relateArguments(reader: Reader, from: ts.Type, to: ts.Type, at: ts.Node, depth: number): boolean {
  const { checker } = reader;
  const [items, others] = [from, to].map((type) => itemOf(checker, type));
  if (items && others) {
    relate(reader, items, others, at, depth + 1);
    return true;
  }
  if (from.symbol === undefined || from.symbol !== to.symbol) return false;
  const [left, right] = [argumentsOf(checker, from), argumentsOf(checker, to)];
  if (left.length === 0 || left.length !== right.length) return false;
  for (const [index, each] of left.entries()) {
    const other = right[index];
    if (other) relate(reader, each, other, at, depth + 1);
  }
  return true;
}

/** The type of an array's items. */
export function itemOf(checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined {
  if (!checker.isArrayLikeType(type)) return undefined;
  return checker.getIndexTypeOfType(type, ts.IndexKind.Number);
}

/** A function that is called back is given what the other one takes. */
export function relateParameters(
  reader: Reader,
  given: ts.Signature,
  taken: ts.Signature,
  at: ts.Node,
  depth = 0,
): void {
  const { checker } = reader;
  for (const [index, parameter] of taken.parameters.entries()) {
    const source = given.parameters[index];
    if (!source) return;
    const from = checker.getTypeOfSymbol(source);
    if (isWorth(reader, from)) relate(reader, from, checker.getTypeOfSymbol(parameter), at, depth + 1);
  }
}

/** Whether a type can hold parts of the contract at all. */
function isWorth(reader: Reader, type: ts.Type): boolean {
  return reader.carries(type);
}

function isStructured(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
}

/** `{}`: any value but null. */
export function isEmptyType(type: ts.Type): boolean {
  return (
    (type.flags & ts.TypeFlags.Object) !== 0 &&
    type.getProperties().length === 0 &&
    type.getCallSignatures().length === 0 &&
    type.getConstructSignatures().length === 0 &&
    type.getStringIndexType() === undefined &&
    type.getNumberIndexType() === undefined
  );
}

function isContractIndex(reader: Reader, type: ts.Type): boolean {
  return reader.checker
    .getIndexInfosOfType(type)
    .some(({ declaration }) => declaration !== undefined && reader.pointers.byNode.has(declaration));
}

/** Records that nobody sees what becomes of a value. */
export function escape(reader: Reader, type: ts.Type, at: ts.Node): void {
  const found = new Set<string>();
  collect(reader, type, found, new Set(), 0);
  reader.record({ kind: 'escapes' }, wholeOwners(reader, found), at);
}

function collect(reader: Reader, type: ts.Type, found: Set<string>, seen: Set<ts.Type>, depth: number): void {
  if (seen.has(type) || depth > deepest || !reader.carries(type)) return;
  seen.add(type);
  const { checker } = reader;
  if (type.isUnion()) {
    for (const each of type.types) collect(reader, each, found, seen, depth);
    return;
  }
  for (const argument of argumentsOf(checker, type)) collect(reader, argument, found, seen, depth + 1);
  if (checker.isArrayLikeType(type)) return;
  for (const property of checker.getPropertiesOfType(type)) {
    const pointers = reader.pointersOf(property).filter((pointer) => !reader.isOperation(pointer));
    if (pointers.length > 0) for (const pointer of pointers) found.add(pointer);
    else collect(reader, checker.getTypeOfSymbol(property), found, seen, depth + 1);
  }
}

/** A schema instead of its properties, where all of them are there that travel one way. */
function wholeOwners(reader: Reader, found: ReadonlySet<string>): readonly string[] {
  const groups = Map.groupBy(found, (pointer) => ownerOf(pointer) ?? '');
  return [...groups].flatMap(([owner, pointers]) => {
    if (owner === '') return pointers;
    const names = reader.places.names([owner]);
    const own = [...names].filter((name) => found.has(appendPointer(owner, 'properties', name)));
    return own.length > 1 && own.length >= names.size - marked(reader, owner) ? [owner] : pointers;
  });
}

function marked(reader: Reader, owner: string): number {
  const { readOnly, writeOnly } = reader.marks([owner]);
  return Math.max(readOnly.size, writeOnly.size);
}

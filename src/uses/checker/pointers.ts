import type { Operation } from '../../contract/contract.ts';
import { operationsOf } from '../../contract/operations.ts';
import { isSequential } from '../../contract/sequences.ts';
import { resolve } from '../../contract/references.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { appendPointer, valueAt } from '../../json-pointer.ts';
import type { SchemaPlaces } from '../schema-places.ts';
import ts from './typescript.ts';

/** What the declarations of a contract's types stand for. */
export interface Pointers {
  /** By declaration: of a property, a parameter, a status, a header, an operation, a component's type. */
  readonly byNode: ReadonlyMap<ts.Node, readonly string[]>;
  /** Names that are declared and that the document does not have: it is of another version. */
  readonly unknown: readonly string[];
}

/** The operations of a document by method and path: `get /orders`. */
export type OperationIndex = ReadonlyMap<string, Operation>;

/** @throws whatever the document's operations cannot be read for */
export function operationIndex(document: JsonObject): OperationIndex {
  return new Map(operationsOf(document).map((each) => [`${each.method} ${each.path}`, each]));
}

/**
 * The JSON pointers of what a file of generated types declares. They are derived from names and nesting alone, so
 * nothing has to be said in the file, and any version of the generator will do.
 */
export function pointersIn(file: ts.SourceFile, places: SchemaPlaces, operations: OperationIndex): Pointers {
  const byNode = new Map<ts.Node, readonly string[]>();
  const unknown: string[] = [];
  const declared = new Map<string, ts.TypeNode | ts.InterfaceDeclaration>();
  for (const statement of file.statements)
    if (ts.isInterfaceDeclaration(statement)) declared.set(statement.name.text, statement);
    else if (ts.isTypeAliasDeclaration(statement)) declared.set(statement.name.text, statement.type);
  const { document } = places;
  const components = componentTypes(declared.get('components'));

  const schema = (node: ts.TypeNode | undefined, pointers: readonly string[]): void => {
    if (!node || pointers.length === 0) return;
    if (ts.isTypeLiteralNode(node)) return members(node, pointers);
    if (ts.isParenthesizedTypeNode(node) || ts.isTypeOperatorNode(node) || ts.isOptionalTypeNode(node))
      return schema(node.type, pointers);
    if (ts.isArrayTypeNode(node)) return schema(node.elementType, places.items(pointers));
    if (ts.isTupleTypeNode(node)) {
      for (const [index, element] of node.elements.entries())
        schema(
          elementOf(element),
          ts.isRestTypeNode(element) ? places.items(pointers) : places.items(pointers, index),
        );
      return;
    }
    if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) {
      for (const each of node.types) schema(each, pointers);
      return;
    }
    if (!ts.isTypeReferenceNode(node)) return;
    const name = ts.isIdentifier(node.typeName) ? node.typeName.text : '';
    const own = declared.get(name);
    // A component is told by its own name; what else has one stands here alone.
    if (own && !components.has(name) && !node.typeArguments) return named(own, pointers);
    const inner = inArgument[name]?.(pointers, places) ?? pointers;
    for (const argument of node.typeArguments ?? []) schema(argument, inner);
  };
  const named = (own: ts.TypeNode | ts.InterfaceDeclaration, pointers: readonly string[]): void => {
    const node = ts.isInterfaceDeclaration(own) ? own : own.parent;
    const known = byNode.get(node) ?? [];
    if (pointers.every((pointer) => known.includes(pointer))) return undefined;
    const all = [...new Set([...known, ...pointers])];
    byNode.set(node, all);
    return ts.isInterfaceDeclaration(own) ? members(own, all) : schema(own, all);
  };
  const members = (node: ts.TypeLiteralNode | ts.InterfaceDeclaration, pointers: readonly string[]): void => {
    const names = new Set(node.members.flatMap((member) => nameOf(member) ?? []));
    for (const member of node.members) {
      const name = nameOf(member);
      if (ts.isIndexSignatureDeclaration(member)) {
        const found = places.additional(pointers);
        if (found.length > 0) byNode.set(member, found);
        schema(member.type, found);
      } else if (name !== undefined && ts.isPropertySignature(member)) {
        const found = places.properties(pointers, name, names);
        if (found.length > 0) byNode.set(member, found);
        else if (!isOpen(places, pointers, name) && !isNever(member.type)) unknown.push(name);
        schema(member.type, found);
      }
    }
  };
  const content = (node: ts.TypeNode | undefined, pointer: string): void => {
    const at = resolve(document, pointer)?.pointer ?? pointer;
    for (const media of membersOf(memberType(node, 'content'))) {
      const bodies = bodySchemas(appendPointer(at, 'content', nameOf(media) ?? ''), nameOf(media) ?? '');
      // A body that nothing is said of.
      if (bodies.every((body) => valueAt(document, body) === undefined)) continue;
      byNode.set(media, bodies);
      schema(media.type, bodies);
    }
  };
  /** Of a sequence the types are those of its items (OpenAPI 3.2, "Sequential Media Types"). */
  const bodySchemas = (pointer: string, type: string): readonly string[] => {
    const item = appendPointer(pointer, 'itemSchema');
    if (isObject(valueAt(document, item))) return [item];
    const whole = [appendPointer(pointer, 'schema')];
    const items = isSequential(type) ? places.items(whole) : [];
    return items.length > 0 ? items : whole;
  };
  const response = (node: ts.TypeNode | undefined, pointer: string): void => {
    content(node, pointer);
    const at = resolve(document, pointer)?.pointer ?? pointer;
    for (const header of membersOf(memberType(node, 'headers'))) {
      const name = appendPointer(at, 'headers', nameOf(header) ?? '');
      const place = resolve(document, name)?.pointer;
      if (place === undefined) continue;
      byNode.set(header, [place]);
      schema(header.type, [appendPointer(place, 'schema')]);
    }
  };
  const parameters = (node: ts.TypeNode | undefined, found: Operation['parameters']): void => {
    for (const location of membersOf(node))
      for (const member of membersOf(location.type)) {
        const one = found.find((each) => each.in === nameOf(location) && each.name === nameOf(member));
        if (!one) continue;
        byNode.set(member, [one.pointer]);
        if (one.schema !== undefined) schema(member.type, [one.schema]);
      }
  };
  const operation = (node: ts.TypeNode | undefined, described: Operation): void => {
    if (!node) return;
    byNode.set(node, [described.pointer]);
    parameters(memberType(node, 'parameters'), described.parameters);
    if (described.requestBody) content(memberType(node, 'requestBody'), described.requestBody.pointer);
    for (const answer of membersOf(memberType(node, 'responses'))) {
      const status = nameOf(answer) ?? '';
      const pointer = appendPointer(described.pointer, 'responses', status);
      if (valueAt(document, pointer) === undefined) continue;
      byNode.set(answer, [pointer]);
      response(answer.type, pointer);
    }
  };
  for (const path of membersOf(declared.get('paths'))) {
    for (const method of membersOf(path.type)) {
      const described = operations.get(`${nameOf(method)} ${nameOf(path)}`);
      if (!described) continue;
      byNode.set(method, [described.pointer]);
      const name = accessOf(method.type, 'operations');
      const inner = name === undefined ? method.type : memberType(declared.get('operations'), name);
      if (inner && name !== undefined) byNode.set(inner.parent, [described.pointer]);
      operation(inner, described);
    }
  }
  for (const group of membersOf(declared.get('components'))) {
    const kind = nameOf(group) ?? '';
    for (const member of membersOf(group.type)) {
      const pointer = appendPointer('/components', kind, nameOf(member) ?? '');
      if (valueAt(document, pointer) === undefined) {
        if (kind === 'schemas') unknown.push(nameOf(member) ?? '');
        continue;
      }
      if (kind === 'responses') response(member.type, pointer);
      else if (kind === 'requestBodies') content(member.type, pointer);
      else if (kind === 'parameters' || kind === 'headers')
        schema(member.type, [appendPointer(pointer, 'schema')]);
      else if (kind === 'schemas') component(member, pointer);
    }
  }
  return { byNode, unknown };

  function component(member: ts.PropertySignature, pointer: string): void {
    const { type } = member;
    byNode.set(member, [pointer]);
    const alias =
      type && ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) ? type.typeName.text : undefined;
    const own = alias === undefined ? undefined : declared.get(alias);
    if (!own) return schema(type, [pointer]);
    byNode.set(ts.isInterfaceDeclaration(own) ? own : own.parent, [pointer]);
    return ts.isInterfaceDeclaration(own) ? members(own, [pointer]) : schema(own, [pointer]);
  }
}

/** The names of the types that components have. */
function componentTypes(node: ts.TypeNode | ts.InterfaceDeclaration | undefined): ReadonlySet<string> {
  const schemas = membersOf(node).find((member) => nameOf(member) === 'schemas');
  return new Set(
    membersOf(schemas?.type).flatMap(({ type }) =>
      type && ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) ? [type.typeName.text] : [],
    ),
  );
}

/** What the arguments of a type that is referred to speak of, where it is not the same value. */
const inArgument: Readonly<
  Record<string, (pointers: readonly string[], places: SchemaPlaces) => readonly string[]>
> = {
  Record: (pointers, places) => places.additional(pointers),
  Array: (pointers, places) => places.items(pointers),
  ReadonlyArray: (pointers, places) => places.items(pointers),
};

function membersOf(node: ts.TypeNode | ts.InterfaceDeclaration | undefined): readonly ts.PropertySignature[] {
  if (!node || !(ts.isTypeLiteralNode(node) || ts.isInterfaceDeclaration(node))) return [];
  return node.members.filter((member) => ts.isPropertySignature(member));
}

/** The type of a member, by its name. */
function memberType(
  node: ts.TypeNode | ts.InterfaceDeclaration | undefined,
  name: string,
): ts.TypeNode | undefined {
  return membersOf(node).find((member) => nameOf(member) === name)?.type;
}

function nameOf(member: ts.TypeElement): string | undefined {
  const { name } = member;
  if (!name) return undefined;
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name)
    ? name.text
    : undefined;
}

function elementOf(element: ts.TypeNode | ts.NamedTupleMember): ts.TypeNode {
  if (ts.isRestTypeNode(element))
    return ts.isArrayTypeNode(element.type) ? element.type.elementType : element.type;
  return ts.isNamedTupleMember(element) ? element.type : element;
}

function isNever(type: ts.TypeNode | undefined): boolean {
  return type?.kind === ts.SyntaxKind.NeverKeyword;
}

/** `operations["x"]` by its `x`. */
function accessOf(node: ts.TypeNode | undefined, name: string): string | undefined {
  if (!node || !ts.isIndexedAccessTypeNode(node) || !ts.isTypeReferenceNode(node.objectType))
    return undefined;
  const { objectType, indexType } = node;
  if (!ts.isIdentifier(objectType.typeName) || objectType.typeName.text !== name) return undefined;
  return ts.isLiteralTypeNode(indexType) && ts.isStringLiteral(indexType.literal)
    ? indexType.literal.text
    : undefined;
}

/** Whether a name may stand in a type though no schema names it: as required, or beside what is not understood. */
function isOpen(places: SchemaPlaces, pointers: readonly string[], name: string): boolean {
  return places.whole(pointers).some((pointer) => {
    const schema = valueAt(places.document, pointer);
    if (!isObject(schema)) return true;
    const { required, discriminator } = schema;
    return discriminator !== undefined || (Array.isArray(required) && required.includes(name));
  });
}

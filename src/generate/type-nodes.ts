import {
  type GlobalContext,
  type SchemaObject,
  type TransformNodeOptions,
  transformSchemaObject,
} from 'openapi-typescript';
import ts from 'typescript';
import { type JsonObject, isObject } from '../json.ts';
import { dateFormat } from './date-shapes.ts';
import type { DateKind } from './date-kinds.ts';
import { reference } from './declared-components.ts';
import { requiredItemsOf } from './typable-arrays.ts';
import { contentOf } from './typable-bodies.ts';
import { sentOneByOne, streamedBy } from './typable-streams.ts';

/** What openapi-typescript asks before it makes a type itself, and after. */
type Hooks = Pick<GlobalContext, 'transform' | 'postTransform'>;

const schemas = '#/components/schemas/';

/** Where a string may come and go as something else. */
const contents = {
  text: ['string'],
  file: ['Blob'],
  fileOrText: ['Blob', 'string'],
  bytes: ['Blob', 'ArrayBuffer', 'Uint8Array', 'string'],
} as const;

/**
 * The types that are made here, because openapi-typescript makes others: references by name, tuples and arrays,
 * and what is no JSON.
 *
 * @param names the names of the types of `components.schemas`, by key
 * @param bodies the names of the types of other schemas
 * @param dates what dates are
 */
export function typeNodes(
  names: ReadonlyMap<string, string>,
  bodies: ReadonlyMap<unknown, string>,
  dates: DateKind,
): Hooks {
  return {
    transform: (schema, options) => {
      const name = bodies.get(schema);
      if (name !== undefined) return reference(name);
      if (!isObject(schema)) return undefined;
      return typeNode(schema, options, names) ?? dateNode(schema, dates);
    },
    postTransform: (type) => byAccess(type, names) ?? withoutRepetition(type),
  };
}

function typeNode(
  schema: JsonObject,
  options: TransformNodeOptions,
  names: ReadonlyMap<string, string>,
): ts.TypeNode | undefined {
  const { $ref, type } = schema;
  const name = typeof $ref === 'string' && $ref.startsWith(schemas) ? names.get(keyOf($ref)) : undefined;
  if (name !== undefined) return reference(name);
  // Of several types, each is made apart.
  if (Array.isArray(type)) return undefined;
  const item = streamedBy(schema);
  if (item !== undefined) return streamNode(item, options);
  const sent = sentOneByOne(schema);
  if (sent !== undefined)
    return ts.factory.createUnionTypeNode(
      ['Iterable', 'AsyncIterable'].map((each) => streamNode(sent, options, each)),
    );
  const content = contentOf(schema);
  if (content) return ts.factory.createUnionTypeNode(contents[content].map(reference));
  return type === 'array' ? arrayNode(schema, options) : undefined;
}

/** The key at the end of a reference to a component (RFC 6901, sections 4 and 6). */
function keyOf($ref: string): string {
  return decodeURIComponent($ref.slice(schemas.length)).replaceAll('~1', '/').replaceAll('~0', '~');
}

/** `components["schemas"]["Order"]` by its name. */
function byAccess(type: ts.TypeNode, names: ReadonlyMap<string, string>): ts.TypeNode | undefined {
  if (!ts.isIndexedAccessTypeNode(type) || !ts.isIndexedAccessTypeNode(type.objectType)) return undefined;
  const { objectType, indexType } = type.objectType;
  const isComponent =
    ts.isTypeReferenceNode(objectType) &&
    ts.isIdentifier(objectType.typeName) &&
    objectType.typeName.text === 'components' &&
    literalOf(indexType) === 'schemas';
  const name = isComponent ? names.get(literalOf(type.indexType) ?? '') : undefined;
  return name === undefined ? undefined : reference(name);
}

/** A union or an intersection without the members that are written alike. */
function withoutRepetition(type: ts.TypeNode): ts.TypeNode | undefined {
  if (!ts.isUnionTypeNode(type) && !ts.isIntersectionTypeNode(type)) return undefined;
  const seen = new Set<string>();
  const members = type.types.filter((member) => {
    const text = shortText(member);
    const isNew = text === undefined || !seen.has(text);
    if (text !== undefined) seen.add(text);
    return isNew;
  });
  const [only] = members;
  if (members.length === type.types.length || !only) return undefined;
  if (members.length === 1) return only;
  return ts.isUnionTypeNode(type)
    ? ts.factory.createUnionTypeNode(members)
    : ts.factory.createIntersectionTypeNode(members);
}

/** The text of a keyword, a name, a text (which openapi-typescript writes as an identifier), or an array of these; `undefined` of what is longer. */
function shortText(type: ts.TypeNode): string | undefined {
  if (ts.isArrayTypeNode(type)) {
    const item = shortText(type.elementType);
    return item === undefined ? undefined : `${item}[]`;
  }
  if (ts.isParenthesizedTypeNode(type)) return shortText(type.type);
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) && !type.typeArguments)
    return type.typeName.text;
  if (ts.isIdentifier(type)) return type.text;
  return ts.isToken(type) ? ts.SyntaxKind[type.kind] : undefined;
}

function literalOf(type: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : undefined;
}

/** Only of one type: of several, each is made apart. */
function dateNode(schema: JsonObject, dates: DateKind): ts.TypeNode | undefined {
  const format = schema['type'] === 'string' && dates !== 'string' ? dateFormat(schema) : undefined;
  if (format === undefined) return undefined;
  if (dates === 'Date') return reference('Date');
  return reference(format === 'date' ? 'Temporal.PlainDate' : 'Temporal.Instant');
}

function streamNode(item: unknown, options: TransformNodeOptions, name = 'Stream'): ts.TypeNode {
  const node = transformSchemaObject((isObject(item) ? item : {}) as unknown as SchemaObject, options);
  return ts.factory.createTypeReferenceNode(name, [node]);
}

function arrayNode(
  { items, prefixItems, ...schema }: JsonObject,
  options: TransformNodeOptions,
): ts.TypeNode {
  const node = (item: unknown): ts.TypeNode =>
    item === false
      ? ts.factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword)
      : transformSchemaObject((isObject(item) ? item : {}) as unknown as SchemaObject, options);
  const required = requiredItemsOf(schema);
  if (required === undefined) return ts.factory.createArrayTypeNode(node(items));
  const elements = Array.isArray(prefixItems) ? prefixItems : [];
  return ts.factory.createTupleTypeNode([
    ...elements.map((item, index) =>
      index < required ? node(item) : ts.factory.createOptionalTypeNode(node(item)),
    ),
    ...(items === false ? [] : [ts.factory.createRestTypeNode(ts.factory.createArrayTypeNode(node(items)))]),
  ]);
}

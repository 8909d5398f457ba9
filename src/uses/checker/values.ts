import { isObject, type Json, setOwn } from '../../json.ts';
import { valueAt } from '../../json-pointer.ts';
import type { SchemaPlaces } from '../schema-places.ts';
import { bare } from './bare.ts';
import type { Reader } from './reader.ts';
import ts from './typescript.ts';

/** Texts that are longer are not kept: they say little, and may be anything. */
const longest = 200;
const most = 50;

/** The values that an expression may have, where its type or its text lists them; `undefined` where nobody knows. */
export function valuesOf(reader: Reader, expression: ts.Expression): readonly Json[] | undefined {
  const node = bare(expression);
  if (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node)) {
    const value = written(reader, node);
    return value === undefined ? undefined : [value];
  }
  if (ts.isConditionalExpression(node)) {
    const [left, right] = [valuesOf(reader, node.whenTrue), valuesOf(reader, node.whenFalse)];
    return left && right ? [...left, ...right] : undefined;
  }
  return valuesOfType(reader, constantType(reader, node));
}

/** A literal's own type, also where what surrounds it makes it wider. */
function constantType(reader: Reader, node: ts.Expression): ts.Type {
  return reader.typeOf(node);
}

/** The values that a type lists, without undefined; `undefined` where it lists none. */
export function valuesOfType(reader: Reader, type: ts.Type): readonly Json[] | undefined {
  const members = type.isUnion() ? type.types : [type];
  const values: Json[] = [];
  for (const member of members) {
    if ((member.flags & ts.TypeFlags.Undefined) !== 0) continue;
    const value = valueOfType(reader, member);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values.length === 0 || values.length > most ? undefined : values;
}

function valueOfType(reader: Reader, type: ts.Type): Json | undefined {
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  if ((type.flags & ts.TypeFlags.Null) !== 0) return null;
  if ((type.flags & ts.TypeFlags.BooleanLiteral) !== 0) return reader.checker.typeToString(type) === 'true';
  return undefined;
}

function written(reader: Reader, node: ts.Expression): Json | undefined {
  const inner = bare(node);
  if (ts.isArrayLiteralExpression(inner)) {
    const items = inner.elements.map((each) =>
      ts.isSpreadElement(each) ? undefined : written(reader, each),
    );
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (!ts.isObjectLiteralExpression(inner)) {
    const values = valuesOf(reader, inner);
    return values?.length === 1 ? values[0] : undefined;
  }
  const object = {};
  for (const member of inner.properties) {
    if (!ts.isPropertyAssignment(member) || ts.isComputedPropertyName(member.name)) return undefined;
    const value = written(reader, member.initializer);
    if (value === undefined) return undefined;
    setOwn(object, member.name.text, value);
  }
  return object;
}

/**
 * Values that may be told of: those that a schema constrains, as others may be secret. Numbers and the like are no
 * secrets.
 */
export function tellable(
  places: SchemaPlaces,
  pointer: string,
  values: readonly Json[] | undefined,
): readonly Json[] | undefined {
  if (values === undefined) return undefined;
  const isShort = values.every((value) => JSON.stringify(value).length <= longest);
  if (!isShort) return undefined;
  // What is inside a list or an object is told of by itself.
  if (values.some((value) => typeof value === 'object' && value !== null && hasText(value))) return undefined;
  const isPlain = values.every((value) => typeof value !== 'string');
  return isPlain || isConstrained(places, pointer) ? values : undefined;
}

function hasText(value: Json): boolean {
  if (typeof value === 'string') return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasText);
}

const plain = new Set([
  'type',
  'description',
  'title',
  'example',
  'examples',
  'default',
  'deprecated',
  '$ref',
  'readOnly',
  'writeOnly',
  '$comment',
  'nullable',
  'externalDocs',
  'xml',
]);

function isConstrained(places: SchemaPlaces, pointer: string): boolean {
  const at = valueAt(places.document, pointer);
  const start = isObject(at) && isObject(at['schema']) ? `${pointer}/schema` : pointer;
  return places.whole([start]).some((each) => {
    const schema = valueAt(places.document, each);
    return isObject(schema) && Object.keys(schema).some((key) => !plain.has(key) && !key.startsWith('x-'));
  });
}

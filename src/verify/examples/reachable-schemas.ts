import type { Operation } from '../../contract/contract.ts';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import { appendPointer, valueAt } from '../../json-pointer.ts';
import type { Direction } from '../../schema/index.ts';
import { percentDecode } from '../../wire/percent.ts';

/** A schema that values of an operation meet, and which way they travel. */
export interface ReachableSchema {
  readonly pointer: string;
  readonly direction: Direction;
}

/** Keywords with one subschema, with a list of them, and with a map of them (JSON Schema 2020-12, Core, section 10). */
const single =
  'items contains additionalProperties unevaluatedItems unevaluatedProperties propertyNames if then else'.split(
    ' ',
  );
const listed = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const mapped = ['properties', 'patternProperties', 'dependentSchemas'];

/** Every schema that requests and answers of the operations reach, through references and applicators but `not`. */
export function reachableSchemas(
  document: JsonObject,
  operations: readonly Operation[],
): readonly ReachableSchema[] {
  const found = new Map<string, ReachableSchema>();
  const waiting = operations.flatMap(ownSchemas);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const key = `${next.direction} ${next.pointer}`;
    if (found.has(key)) continue;
    found.set(key, next);
    const { direction } = next;
    waiting.push(...subschemas(document, next.pointer).map((pointer) => ({ pointer, direction })));
  }
  return [...found.values()];
}

function ownSchemas({ parameters, requestBody, responses }: Operation): readonly ReachableSchema[] {
  const sent = [...parameters, ...(requestBody?.content ?? [])].map(({ schema }) => schema);
  const answered = responses
    .flatMap(({ headers, content }) => [...headers, ...content])
    .map(({ schema }) => schema);
  return [...directed(sent, 'request'), ...directed(answered, 'response')];
}

function directed(pointers: readonly (string | undefined)[], direction: Direction): ReachableSchema[] {
  return pointers.flatMap((pointer) => (pointer === undefined ? [] : [{ pointer, direction }]));
}

function subschemas(document: JsonObject, pointer: string): readonly string[] {
  const schema = valueAt(document, pointer);
  if (!isObject(schema)) return [];
  return [
    ...reference(schema),
    ...single
      .filter((keyword) => isSchema(schema[keyword]))
      .map((keyword) => appendPointer(pointer, keyword)),
    ...listed.flatMap((keyword) =>
      entries(schema[keyword]).map((key) => appendPointer(pointer, keyword, key)),
    ),
    ...mapped.flatMap((keyword) =>
      entries(schema[keyword]).map((key) => appendPointer(pointer, keyword, key)),
    ),
  ];
}

function reference(schema: JsonObject): readonly string[] {
  const target = schema['$ref'];
  return typeof target === 'string' && target.startsWith('#/') ? [percentDecode(target.slice(1))] : [];
}

function isSchema(value: Json | undefined): boolean {
  return isObject(value) || typeof value === 'boolean';
}

function entries(value: Json | undefined): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

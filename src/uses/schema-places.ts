import { resolve } from '../contract/references.ts';
import { isObject, type JsonObject } from '../json.ts';
import { appendPointer, valueAt } from '../json-pointer.ts';

/** Keywords whose schemas speak of the same value (Core 2020-12, section 10.2). */
const lists = ['allOf', 'anyOf', 'oneOf'];
/** The last: what a text holds is typed as the value that it is decoded to. */
const singles = ['if', 'then', 'else', 'contentSchema'];

/** Answers to which schemas of a document speak of what. All of them take and give JSON pointers of schemas. */
export interface SchemaPlaces {
  readonly document: JsonObject;
  /** These, and those inside them that speak of the same value; no reference is followed. */
  inline(pointers: readonly string[]): readonly string[];
  /** The same, references followed. */
  whole(pointers: readonly string[]): readonly string[];
  /** The schemas of a property. `beside`: the names of all properties of the object, where several could be meant. */
  properties(pointers: readonly string[], name: string, beside?: ReadonlySet<string>): readonly string[];
  /** The names of all properties that they describe. */
  names(pointers: readonly string[]): ReadonlySet<string>;
  /** The schemas of properties that have no name. */
  additional(pointers: readonly string[]): readonly string[];
  /** The schemas of an item, of any one without an index. */
  items(pointers: readonly string[], index?: number): readonly string[];
  /** They and all schemas of what a value of theirs holds. */
  below(pointer: string): ReadonlySet<string>;
}

/** The schemas of a bundled document. What was found is remembered. */
export function schemaPlaces(document: JsonObject): SchemaPlaces {
  const at = (pointer: string): JsonObject => {
    const value = valueAt(document, pointer);
    return isObject(value) ? value : {};
  };
  const inner = new Map<string, readonly string[]>();
  const inline = (pointers: readonly string[]): readonly string[] =>
    pointers.length === 1 && pointers[0] !== undefined
      ? remembered(inner, pointers[0], () => inlineOf(at, pointers))
      : inlineOf(at, pointers);
  const wholes = new Map<string, readonly string[]>();
  const whole = (pointers: readonly string[]): readonly string[] =>
    pointers.length === 1 && pointers[0] !== undefined
      ? remembered(wholes, pointers[0], () => wholeOf(document, inline, pointers))
      : wholeOf(document, inline, pointers);
  const children = (pointers: readonly string[], childrenOf: ChildrenOf): readonly string[] => {
    const own = inline(pointers).flatMap((pointer) => childrenOf(at(pointer), pointer));
    return own.length > 0 ? own : whole(pointers).flatMap((pointer) => childrenOf(at(pointer), pointer));
  };
  const belows = new Map<string, ReadonlySet<string>>();
  return {
    document,
    inline,
    whole,
    properties: (pointers, name, beside) => {
      const found = children(pointers, ({ properties }, pointer) =>
        isObject(properties) && Object.hasOwn(properties, name) ? [pointer] : [],
      );
      const fitting =
        beside === undefined
          ? []
          : found.filter((pointer) => ownNames(at(pointer)).every((each) => beside.has(each)));
      return (fitting.length > 0 ? fitting : found).map((pointer) =>
        appendPointer(pointer, 'properties', name),
      );
    },
    names: (pointers) => new Set(whole(pointers).flatMap((pointer) => ownNames(at(pointer)))),
    additional: (pointers) => children(pointers, additionalOf),
    items: (pointers, index) => children(pointers, (schema, pointer) => itemsOf(schema, pointer, index)),
    below: (pointer) => remembered(belows, pointer, () => belowOf(at, whole, pointer)),
  };
}

type ChildrenOf = (schema: JsonObject, pointer: string) => readonly string[];

function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

function inlineOf(at: (pointer: string) => JsonObject, pointers: readonly string[]): readonly string[] {
  const found = new Set(pointers);
  for (const pointer of found) {
    const schema = at(pointer);
    for (const keyword of lists) {
      const list = schema[keyword];
      if (Array.isArray(list))
        for (const index of list.keys()) found.add(appendPointer(pointer, keyword, index));
    }
    for (const keyword of singles) if (isObject(schema[keyword])) found.add(appendPointer(pointer, keyword));
    const dependent = schema['dependentSchemas'];
    if (isObject(dependent))
      for (const name of Object.keys(dependent)) found.add(appendPointer(pointer, 'dependentSchemas', name));
  }
  return [...found];
}

function wholeOf(
  document: JsonObject,
  inline: (pointers: readonly string[]) => readonly string[],
  pointers: readonly string[],
): readonly string[] {
  const found = new Set(pointers);
  for (const pointer of found) {
    for (const inner of inline([pointer])) found.add(inner);
    const target = resolve(document, pointer);
    if (target) found.add(target.pointer);
  }
  return [...found];
}

function ownNames({ properties }: JsonObject): readonly string[] {
  return isObject(properties) ? Object.keys(properties) : [];
}

function additionalOf(schema: JsonObject, pointer: string): readonly string[] {
  const { patternProperties } = schema;
  return [
    ...['additionalProperties', 'unevaluatedProperties']
      .filter((keyword) => isObject(schema[keyword]))
      .map((keyword) => appendPointer(pointer, keyword)),
    ...(isObject(patternProperties)
      ? Object.keys(patternProperties).map((name) => appendPointer(pointer, 'patternProperties', name))
      : []),
  ];
}

function itemsOf(schema: JsonObject, pointer: string, index: number | undefined): readonly string[] {
  const { prefixItems } = schema;
  const first = Array.isArray(prefixItems) ? [...prefixItems.keys()] : [];
  if (index !== undefined && first.includes(index)) return [appendPointer(pointer, 'prefixItems', index)];
  return [
    ...(index === undefined ? first.map((each) => appendPointer(pointer, 'prefixItems', each)) : []),
    ...['items', 'unevaluatedItems', 'contains']
      .filter((keyword) => isObject(schema[keyword]))
      .map((keyword) => appendPointer(pointer, keyword)),
  ];
}

function belowOf(
  at: (pointer: string) => JsonObject,
  whole: (pointers: readonly string[]) => readonly string[],
  start: string,
): ReadonlySet<string> {
  const found = new Set<string>(whole([start]));
  for (const pointer of found) {
    const schema = at(pointer);
    const children = [
      ...ownNames(schema).map((name) => appendPointer(pointer, 'properties', name)),
      ...additionalOf(schema, pointer),
      ...itemsOf(schema, pointer, undefined),
    ];
    for (const child of children) for (const each of whole([child])) found.add(each);
  }
  return found;
}

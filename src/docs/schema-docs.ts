import { constraintWords } from '../constraint-words.ts';
import type { Contract } from '../contract/contract.ts';
import { internalPointer } from '../contract/references.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { appendPointer, valueAt } from '../json-pointer.ts';
import type { OursDocs, RuleDocs, SchemaDocs, ShapesDocs } from '../page/reference-data.ts';
import { oursAt } from './ours.ts';

/** The keywords that are told in words, in this order. */
const told = (
  'minItems maxItems uniqueItems minLength maxLength pattern format minimum maximum exclusiveMinimum ' +
  'exclusiveMaximum multipleOf enum const minProperties maxProperties'
).split(' ');
/** Deeper nobody reads, and schemas may contain themselves. */
const deepest = 7;

/** A part of a schema and where it stands. */
interface Part {
  readonly schema: JsonObject;
  readonly pointer: string;
}

/** What is known of a schema's place. */
interface Spot {
  readonly name: string;
  readonly isRequired?: boolean;
  /** Pointer of what makes it required. */
  readonly requiredAt?: string;
  readonly depth?: number;
}

/** The schema at a pointer as people read it; what is composed by allOf is one. */
export function schemaDocs(contract: Contract, pointer: string, spot: Spot): SchemaDocs {
  const { name, isRequired = false, requiredAt, depth = 0 } = spot;
  const parts = partsAt(contract, pointer);
  const requiredBy = requiredAt === undefined ? undefined : oursAt(contract, requiredAt);
  const items = first(parts, 'items');
  const element =
    items && depth < deepest
      ? schemaDocs(contract, appendPointer(items.pointer, 'items'), { name: '[]', depth: depth + 1 })
      : undefined;
  const description = textOf(parts, 'description') ?? element?.description;
  const shapes = shapesOf(contract, parts, depth);
  const own = members(contract, parts, depth);
  return {
    name,
    type: element ? `list of ${plural(element.type)}` : typeOf(parts),
    ...(description !== undefined && { description }),
    isRequired,
    ...(requiredBy && { requiredBy }),
    notes: notesOf(parts),
    rules: [...rulesOf(contract, parts), ...(element?.members.length === 0 ? eachRule(element) : [])],
    members: own.length > 0 ? own : (element?.members ?? []),
    ...(shapes && { shapes }),
  };
}

function eachRule({ rules }: SchemaDocs): readonly RuleDocs[] {
  return rules.map(({ words, ours }) => ({ words: `each ${words}`, ...(ours && { ours }) }));
}

/** A schema with what it refers to and what it is composed of, its own part first. */
function partsAt(
  contract: Contract,
  pointer: string,
  seen: ReadonlySet<string> = new Set(),
): readonly Part[] {
  const schema = valueAt(contract.document, pointer);
  if (!isObject(schema) || seen.has(pointer)) return [];
  const known = new Set([...seen, pointer]);
  const { $ref, allOf } = schema;
  const target = typeof $ref === 'string' ? internalPointer($ref) : undefined;
  const composed = Array.isArray(allOf)
    ? allOf.map((_, index) => appendPointer(pointer, 'allOf', index))
    : [];
  return [
    { schema, pointer },
    ...[...(target === undefined ? [] : [target]), ...composed].flatMap((each) =>
      partsAt(contract, each, known),
    ),
  ];
}

function first(parts: readonly Part[], keyword: string): Part | undefined {
  return parts.find(({ schema }) => schema[keyword] !== undefined);
}

function textOf(parts: readonly Part[], keyword: string): string | undefined {
  const value = first(parts, keyword)?.schema[keyword];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function typeOf(parts: readonly Part[]): string {
  const type = first(parts, 'type')?.schema['type'];
  if (typeof type === 'string') return type;
  if (Array.isArray(type)) return type.map(textOfType).join(' or ');
  if (first(parts, 'properties')) return 'object';
  return first(parts, 'oneOf') || first(parts, 'anyOf') ? 'one of several' : 'anything';
}

function textOfType(type: Json): string {
  return typeof type === 'string' ? type : JSON.stringify(type);
}

function plural(type: string): string {
  return /^(object|string|integer|number|boolean)$/.test(type) ? `${type}s` : type;
}

function notesOf(parts: readonly Part[]): readonly string[] {
  const flags = [
    ['readOnly', 'read only'],
    ['writeOnly', 'write only'],
    ['deprecated', 'deprecated'],
  ] as const;
  const preset = first(parts, 'default')?.schema['default'];
  const example = exampleOf(parts);
  return [
    ...flags.flatMap(([keyword, note]) => (first(parts, keyword)?.schema[keyword] === true ? [note] : [])),
    ...(preset === undefined ? [] : [`default ${JSON.stringify(preset)}`]),
    ...(example === undefined ? [] : [`e.g. ${example}`]),
  ];
}

function exampleOf(parts: readonly Part[]): string | undefined {
  const listed = first(parts, 'examples')?.schema['examples'];
  const value: Json | undefined =
    first(parts, 'example')?.schema['example'] ?? (Array.isArray(listed) ? listed[0] : undefined);
  return value === undefined || value === null || typeof value === 'object'
    ? undefined
    : JSON.stringify(value);
}

function rulesOf(contract: Contract, parts: readonly Part[]): readonly RuleDocs[] {
  return parts.flatMap(({ schema, pointer }) =>
    told.flatMap((keyword) => {
      const value = schema[keyword];
      if (value === undefined) return [];
      const ours = oursAt(contract, appendPointer(pointer, keyword));
      return [{ words: constraintWords(keyword, value), ...(ours && { ours }) }];
    }),
  );
}

function members(contract: Contract, parts: readonly Part[], depth: number): readonly SchemaDocs[] {
  if (depth >= deepest) return [];
  const names = new Map<string, string>();
  for (const { schema, pointer } of parts) {
    const { properties } = schema;
    if (!isObject(properties)) continue;
    for (const name of Object.keys(properties))
      if (!names.has(name)) names.set(name, appendPointer(pointer, 'properties', name));
  }
  return [...names].map(([name, pointer]) => {
    const requiredAt = requiredPointer(parts, name);
    return schemaDocs(contract, pointer, {
      name,
      isRequired: requiredAt !== undefined,
      ...(requiredAt !== undefined && { requiredAt }),
      depth: depth + 1,
    });
  });
}

function requiredPointer(parts: readonly Part[], name: string): string | undefined {
  for (const { schema, pointer } of parts) {
    const { required } = schema;
    const index = Array.isArray(required) ? required.indexOf(name) : -1;
    if (index >= 0) return appendPointer(pointer, 'required', index);
  }
  return undefined;
}

function shapesOf(contract: Contract, parts: readonly Part[], depth: number): ShapesDocs | undefined {
  for (const keyword of ['oneOf', 'anyOf']) {
    const host = first(parts, keyword);
    const branches = host?.schema[keyword];
    if (!host || !Array.isArray(branches) || depth >= deepest) continue;
    const pointer = appendPointer(host.pointer, keyword);
    const ours: OursDocs | undefined = oursAt(contract, pointer);
    const words = constraintWords(keyword, branches);
    return {
      words: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
      ...(ours && { ours }),
      list: branches.map((branch, index) =>
        schemaDocs(contract, appendPointer(pointer, index), {
          name: shapeName(branch, index),
          depth: depth + 2,
        }),
      ),
    };
  }
  return undefined;
}

function shapeName(branch: Json, index: number): string {
  if (!isObject(branch)) return `Shape ${index + 1}`;
  const { title, $ref } = branch;
  if (typeof title === 'string') return title;
  return typeof $ref === 'string' ? ($ref.split('/').at(-1) ?? $ref) : `Shape ${index + 1}`;
}

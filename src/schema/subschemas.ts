import { isObject, type Json } from './json.ts';
import { jsonTypes } from './json-type.ts';

/** How a keyword holds subschemas (Core 2020-12, section 10; `definitions` aside, which apply nothing). */
export type Holding = 'one' | 'list' | 'map';

/** The keywords that apply subschemas. */
export const applicators: ReadonlyMap<string, Holding> = new Map<string, Holding>([
  ['allOf', 'list'],
  ['anyOf', 'list'],
  ['oneOf', 'list'],
  ['not', 'one'],
  ['if', 'one'],
  ['then', 'one'],
  ['else', 'one'],
  ['dependentSchemas', 'map'],
  ['prefixItems', 'list'],
  ['items', 'one'],
  ['contains', 'one'],
  ['properties', 'map'],
  ['patternProperties', 'map'],
  ['additionalProperties', 'one'],
  ['propertyNames', 'one'],
  ['unevaluatedItems', 'one'],
  ['unevaluatedProperties', 'one'],
]);

/** What the value of a keyword has to be. */
interface Form {
  readonly words: string;
  holds(value: Json): boolean;
}

const number: Form = { words: 'a number', holds: (value) => typeof value === 'number' };
const text: Form = { words: 'a text', holds: (value) => typeof value === 'string' };
const array: Form = { words: 'an array', holds: Array.isArray };
const anything: Form = { words: 'anything', holds: () => true };

const types: readonly string[] = [...jsonTypes, 'integer'];
const typeNames: Form = {
  words: `one of ${types.join(', ')}, or a list of them`,
  holds: (value) =>
    (Array.isArray(value) ? value : [value]).every(
      (name) => typeof name === 'string' && types.includes(name),
    ),
};

/** The keywords that assert something by themselves (Validation 2020-12, sections 6 and 7). */
export const assertions: ReadonlyMap<string, Form> = new Map<string, Form>([
  ['type', typeNames],
  ['enum', array],
  ['const', anything],
  ['multipleOf', number],
  ['maximum', number],
  ['exclusiveMaximum', number],
  ['minimum', number],
  ['exclusiveMinimum', number],
  ['maxLength', number],
  ['minLength', number],
  ['pattern', text],
  ['maxItems', number],
  ['minItems', number],
  ['uniqueItems', { words: 'true or false', holds: (value) => typeof value === 'boolean' }],
  ['maxContains', number],
  ['minContains', number],
  ['maxProperties', number],
  ['minProperties', number],
  ['required', array],
  ['dependentRequired', { words: 'an object', holds: isObject }],
  ['format', anything],
]);

/** Annotations, which say nothing of the value (Validation 2020-12, section 9). */
export const annotations: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'example',
  'examples',
  'deprecated',
  '$comment',
]);

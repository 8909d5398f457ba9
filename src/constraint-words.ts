import { isObject, type Json } from './json.ts';

/** What each request-level rule asks for. */
const ruleWords: Readonly<Record<string, string>> = {
  'required-body': 'a body is required',
  'well-formed-body': 'the body is well formed',
  authentication: 'credentials are required',
  method: 'no other method is answered',
  'required-parameter': 'is required',
  accept: 'what is accepted is sent',
};

/** What a keyword means with its value, in words; absent where the keyword itself says it best. */
type Words = (value: Json) => string | undefined;

const keywordWords: Readonly<Record<string, Words>> = {
  'content-type': (value) =>
    isObject(value)
      ? `only ${Object.keys(value).join(' or ')} is taken`
      : 'only the documented media types are taken',
  required: (value) => (typeof value === 'string' ? `${value} is required` : 'is required'),
  type: (value) => listOf(value).map(typeWords).join(' or '),
  minItems: (value) => `at least ${counted(value, 'item')}`,
  maxItems: (value) => `at most ${counted(value, 'item')}`,
  minLength: (value) => `at least ${counted(value, 'character')}`,
  maxLength: (value) => `at most ${counted(value, 'character')}`,
  minProperties: (value) => `at least ${counted(value, 'property', 'properties')}`,
  maxProperties: (value) => `at most ${counted(value, 'property', 'properties')}`,
  minimum: (value) => `at least ${text(value)}`,
  maximum: (value) => `at most ${text(value)}`,
  exclusiveMinimum: (value) => `more than ${text(value)}`,
  exclusiveMaximum: (value) => `less than ${text(value)}`,
  multipleOf: (value) => `a multiple of ${text(value)}`,
  pattern: (value) => `matches ${text(value)}`,
  format: (value) => `a valid ${text(value)}`,
  const: (value) => `is ${JSON.stringify(value)}`,
  enum: (value) => (Array.isArray(value) ? `one of ${shownValues(value)}` : 'one of the listed values'),
  uniqueItems: () => 'no item twice',
  oneOf: (value) => `fits exactly one of ${shapes(value)}`,
  anyOf: (value) => `fits at least one of ${shapes(value)}`,
  not: () => 'does not fit what is excluded',
  contains: () => 'has an item that fits',
  propertyNames: () => 'names of properties fit',
  additionalProperties: () => 'no other properties',
  unevaluatedProperties: () => 'no other properties',
  unevaluatedItems: () => 'no other items',
  dependentRequired: () => 'some properties come together',
};

/**
 * A constraint as a person says it: `at most 1,000 items`, `phone_numbers is required`.
 *
 * @param keyword a keyword of JSON Schema, or the name of a rule about requests
 * @param value what the keyword says in the schema; absent where it is not at hand
 */
export function constraintWords(keyword: string, value?: Json): string {
  const rule = Object.hasOwn(ruleWords, keyword) ? ruleWords[keyword] : undefined;
  if (rule !== undefined) return rule;
  const words = Object.hasOwn(keywordWords, keyword) ? keywordWords[keyword] : undefined;
  if (words === undefined) return keyword;
  return (value === undefined ? undefined : words(value)) ?? (words(null) || keyword);
}

/** A JSON pointer with `*` for any item, as people write the place: `items[].sku`; the whole is `''`. */
export function placeWords(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((words, token) => joined(words, token), '');
}

function joined(words: string, token: string): string {
  if (token === '*') return `${words}[]`;
  if (/^\d+$/.test(token)) return `${words}[${token}]`;
  return words === '' ? token : `${words}.${token}`;
}

const names: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
  fraction: 'a fraction',
};

/** A type of JSON Schema as people call a value of it: `a list`, `true or false`. */
export function typeWords(name: Json): string {
  return typeof name === 'string' && Object.hasOwn(names, name) ? (names[name] ?? name) : text(name);
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}

function shapes(value: Json): string {
  return Array.isArray(value) ? counted(value.length, 'shape') : 'the shapes';
}

/** So many values are named. */
const most = 8;

function shownValues(values: readonly Json[]): string {
  const named = values.slice(0, most).map((value) => (typeof value === 'string' ? value : text(value)));
  return values.length > most ? `${named.join(', ')} and ${values.length - most} more` : named.join(', ');
}

function counted(value: Json, one: string, many = `${one}s`): string {
  return `${text(value)} ${value === 1 ? one : many}`;
}

function text(value: Json): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value.toLocaleString('en');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

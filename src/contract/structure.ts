import { type Json, isObject } from '../json.ts';

/** The objects of OpenAPI 3.1 that the toolkit walks, named as the specification names them. */
export type Kind =
  | 'openapi'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'mediaType'
  | 'encoding'
  | 'response'
  | 'header'
  | 'example'
  | 'link'
  | 'callback'
  | 'securityScheme'
  | 'schema';

/** What a field holds: one object, a list of them, or a map of them. */
type Field = { readonly one: Kind } | { readonly list: Kind } | { readonly map: Kind };

const one = (kind: Kind): Field => ({ one: kind });
const list = (kind: Kind): Field => ({ list: kind });
const map = (kind: Kind): Field => ({ map: kind });

const content = { content: map('mediaType') };
const parameterFields = { schema: one('schema'), examples: map('example'), ...content };

/** OpenAPI 3.1, "Schema": which fields of which object hold which objects. `*` stands for every other field. */
const structure: Readonly<Record<Kind, Readonly<Record<string, Field>>>> = {
  openapi: { paths: map('pathItem'), webhooks: map('pathItem'), components: one('components') },
  components: {
    schemas: map('schema'),
    responses: map('response'),
    parameters: map('parameter'),
    examples: map('example'),
    requestBodies: map('requestBody'),
    headers: map('header'),
    securitySchemes: map('securityScheme'),
    links: map('link'),
    callbacks: map('callback'),
    pathItems: map('pathItem'),
  },
  pathItem: {
    parameters: list('parameter'),
    get: one('operation'),
    put: one('operation'),
    post: one('operation'),
    delete: one('operation'),
    options: one('operation'),
    head: one('operation'),
    patch: one('operation'),
    trace: one('operation'),
  },
  operation: {
    parameters: list('parameter'),
    requestBody: one('requestBody'),
    responses: map('response'),
    callbacks: map('callback'),
  },
  parameter: parameterFields,
  header: parameterFields,
  requestBody: content,
  mediaType: { schema: one('schema'), examples: map('example'), encoding: map('encoding') },
  encoding: { headers: map('header') },
  response: { headers: map('header'), links: map('link'), ...content },
  callback: { '*': one('pathItem') },
  example: {},
  link: {},
  securityScheme: {},
  // JSON Schema 2020-12 Core, section 10, and the older names of the same applicators.
  schema: {
    allOf: list('schema'),
    anyOf: list('schema'),
    oneOf: list('schema'),
    not: one('schema'),
    if: one('schema'),
    // oxlint-disable-next-line unicorn/no-thenable -- a JSON Schema keyword
    then: one('schema'),
    else: one('schema'),
    properties: map('schema'),
    patternProperties: map('schema'),
    additionalProperties: one('schema'),
    propertyNames: one('schema'),
    dependentSchemas: map('schema'),
    items: one('schema'),
    prefixItems: list('schema'),
    contains: one('schema'),
    unevaluatedItems: one('schema'),
    unevaluatedProperties: one('schema'),
    contentSchema: one('schema'),
    $defs: map('schema'),
    definitions: map('schema'),
  },
};

/** The field of the Components Object that holds objects of a kind; `undefined` when none does. */
export function componentsField(kind: Kind): string | undefined {
  const found = Object.entries(structure.components).find(
    ([, field]) => 'map' in field && field.map === kind,
  );
  return found?.[0];
}

/** An object of the document, met on a walk. */
export interface Visited {
  readonly kind: Kind;
  readonly value: Json;
  /** The way to it from where the walk began. */
  readonly tokens: readonly string[];
  /** What it is a member or item of, and under which key; `undefined` where the walk began. */
  readonly container: Json | undefined;
}

/**
 * Walks the OpenAPI objects at and below a value, a parent before its children, without following
 * references. A visitor may replace what is below the object that it is shown.
 */
export function* walk(
  kind: Kind,
  value: Json,
  tokens: readonly string[] = [],
  container?: Json,
): Generator<Visited> {
  yield { kind, value, tokens, container };
  if (!isObject(value) || (typeof value['$ref'] === 'string' && kind !== 'schema')) return;
  const fields = structure[kind];
  for (const key of Object.keys(value)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : fields['*'];
    if (field && !(key.startsWith('x-') && field === fields['*']))
      yield* walkField(field, value, key, [...tokens, key]);
  }
}

function* walkField(
  field: Field,
  owner: { [key: string]: Json },
  key: string,
  tokens: readonly string[],
): Generator<Visited> {
  const value = owner[key];
  if (value === undefined) return;
  if ('one' in field) yield* walk(field.one, value, tokens, owner);
  else if ('list' in field) yield* walkEach(field.list, Array.isArray(value) ? value : [], tokens);
  else yield* walkEach(field.map, isObject(value) ? value : {}, tokens);
}

function* walkEach(
  kind: Kind,
  values: Json[] | { [key: string]: Json },
  tokens: readonly string[],
): Generator<Visited> {
  for (const [key, value] of Object.entries(values)) yield* walk(kind, value, [...tokens, key], values);
}

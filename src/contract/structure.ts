import { type Json, isObject } from '../json.ts';

/** The objects of OpenAPI 3.2 that the toolkit walks, named as the specification names them; and those of 2.0, where they differ. */
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
  | 'schema'
  | 'swagger'
  | 'swaggerPathItem'
  | 'swaggerOperation'
  | 'swaggerParameter'
  | 'swaggerResponse'
  | 'swaggerSchema';

/** What a field holds: one object, a list of them, or a map of them. */
type Field =
  | { readonly one: Kind; readonly orList?: true }
  | { readonly list: Kind }
  | { readonly map: Kind };

const one = (kind: Kind): Field => ({ one: kind });
const list = (kind: Kind): Field => ({ list: kind });
const map = (kind: Kind): Field => ({ map: kind });

const content = { content: map('mediaType') };
/** How parts are written: by name, or by position (OpenAPI 3.2, "Encoding Object"). */
const encodings = {
  encoding: map('encoding'),
  prefixEncoding: list('encoding'),
  itemEncoding: one('encoding'),
};
const parameterFields = { schema: one('schema'), examples: map('example'), ...content };

/** JSON Schema 2020-12 Core, section 10, and the older names of the same applicators. */
function schemaFields(kind: Kind): Record<string, Field> {
  return {
    allOf: list(kind),
    anyOf: list(kind),
    oneOf: list(kind),
    not: one(kind),
    if: one(kind),
    // oxlint-disable-next-line unicorn/no-thenable -- a JSON Schema keyword
    then: one(kind),
    else: one(kind),
    properties: map(kind),
    patternProperties: map(kind),
    additionalProperties: one(kind),
    propertyNames: one(kind),
    dependentSchemas: map(kind),
    items: one(kind),
    prefixItems: list(kind),
    contains: one(kind),
    unevaluatedItems: one(kind),
    unevaluatedProperties: one(kind),
    contentSchema: one(kind),
    $defs: map(kind),
    definitions: map(kind),
  };
}

/** OpenAPI 3.2, "Schema": which fields of which object hold which objects. `*` stands for every other field. */
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
    mediaTypes: map('mediaType'),
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
    query: one('operation'),
    additionalOperations: map('operation'),
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
  mediaType: {
    schema: one('schema'),
    // OpenAPI 3.2; frameworks write it into 3.1 already.
    itemSchema: one('schema'),
    examples: map('example'),
    ...encodings,
  },
  encoding: { headers: map('header'), ...encodings },
  response: { headers: map('header'), links: map('link'), ...content },
  callback: { '*': one('pathItem') },
  example: {},
  link: {},
  securityScheme: {},
  schema: schemaFields('schema'),
  // OpenAPI 2.0, "Schema".
  swagger: {
    paths: map('swaggerPathItem'),
    definitions: map('swaggerSchema'),
    parameters: map('swaggerParameter'),
    responses: map('swaggerResponse'),
  },
  swaggerPathItem: {
    parameters: list('swaggerParameter'),
    ...Object.fromEntries(
      ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'].map((method) => [
        method,
        one('swaggerOperation'),
      ]),
    ),
  },
  swaggerOperation: { parameters: list('swaggerParameter'), responses: map('swaggerResponse') },
  swaggerParameter: { schema: one('swaggerSchema') },
  swaggerResponse: { schema: one('swaggerSchema') },
  swaggerSchema: {
    ...schemaFields('swaggerSchema'),
    // JSON Schema draft 4, section 5.3.1: a list says of each item what it is.
    items: { one: 'swaggerSchema', orList: true },
    additionalItems: one('swaggerSchema'),
  },
};

const fieldsOf = Object.fromEntries(
  Object.entries(structure).map(([kind, fields]) => [kind, new Map(Object.entries(fields))]),
) as unknown as Readonly<Record<Kind, ReadonlyMap<string, Field>>>;

/** Whether a field of objects of a kind holds a map or a list of objects. */
export function holdsSeveral(kind: Kind, field: string): boolean {
  const known = fieldsOf[kind].get(field);
  return known !== undefined && !('one' in known);
}

const componentsFields = new Map(
  Object.entries(structure.components).map(([name, field]) => ['map' in field ? field.map : undefined, name]),
);

/** The field of the Components Object that holds objects of a kind; `undefined` when none does. */
export function componentsField(kind: Kind): string | undefined {
  return componentsFields.get(kind);
}

/** The kind of objects that a field of the Components Object holds. */
export function componentsKind(field: string): Kind | undefined {
  const known = fieldsOf.components.get(field);
  return known && 'map' in known ? known.map : undefined;
}

const swaggerPlaces: Partial<Record<Kind, string>> = {
  swaggerSchema: 'definitions',
  swaggerParameter: 'parameters',
  swaggerResponse: 'responses',
};

/** The way to the map in which a document keeps objects of a kind to be referred to; `undefined` when there is none. */
export function sharedPlace(kind: Kind): readonly string[] | undefined {
  const field = componentsField(kind);
  if (field !== undefined) return ['components', field];
  const place = swaggerPlaces[kind];
  return place === undefined ? undefined : [place];
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
  const open: Visited[] = [{ kind, value, tokens, container }];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    const first = open.length;
    expand(next, open);
    // The last one that is put there is the next to be visited.
    reverseFrom(open, first);
  }
}

function reverseFrom(open: Visited[], first: number): void {
  if (open.length - first < 2) return;
  const added = open.splice(first);
  for (let index = added.length - 1; index >= 0; index -= 1) open.push(added[index] as Visited);
}

/** An object that is met below another one. The way to it is put together when somebody asks. */
class Descendant implements Visited {
  readonly kind: Kind;
  readonly value: Json;
  readonly container: Json;
  readonly #above: Visited;
  readonly #keys: readonly [string] | readonly [string, string];

  constructor(kind: Kind, value: Json, container: Json, above: Visited, keys: [string] | [string, string]) {
    this.kind = kind;
    this.value = value;
    this.container = container;
    this.#above = above;
    this.#keys = keys;
  }

  get tokens(): readonly string[] {
    return [...this.#above.tokens, ...this.#keys];
  }
}

function expand(visited: Visited, open: Visited[]): void {
  const { kind, value } = visited;
  if (!isObject(value) || (typeof value['$ref'] === 'string' && !isSchema(kind))) return;
  const fields = fieldsOf[kind];
  const rest = fields.get('*');
  for (const key of Object.keys(value)) {
    const field = fields.get(key) ?? (key.startsWith('x-') ? undefined : rest);
    const child = value[key];
    if (field === undefined || child === undefined) continue;
    if ('one' in field && field.orList && Array.isArray(child)) {
      expandEach(field.one, child, key, visited, open);
    } else if ('one' in field) open.push(new Descendant(field.one, child, value, visited, [key]));
    else if ('list' in field) expandEach(field.list, Array.isArray(child) ? child : [], key, visited, open);
    else expandEach(field.map, isObject(child) ? child : {}, key, visited, open);
  }
}

function isSchema(kind: Kind): boolean {
  return kind === 'schema' || kind === 'swaggerSchema';
}

function expandEach(
  kind: Kind,
  values: Json[] | { [key: string]: Json },
  field: string,
  above: Visited,
  open: Visited[],
): void {
  for (const [key, value] of Object.entries(values)) {
    open.push(new Descendant(kind, value, values, above, [field, key]));
  }
}

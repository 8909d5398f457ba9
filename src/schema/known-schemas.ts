import { createRequire } from 'node:module';
import { draft04, draft04Uri } from './draft-04.ts';
import type { JsonObject } from './json.ts';
import { withoutFragment } from './schema-resources.ts';

const draft = 'https://json-schema.org/draft/2020-12/';
const former = 'https://json-schema.org/draft/2019-09/';
const vocabularies = 'core applicator unevaluated validation meta-data format-annotation content';
const formerVocabularies = 'core applicator validation meta-data format content';
const extensions: JsonObject = { '^x-': true };
const text: JsonObject = { type: 'string' };

/** The vocabulary of OpenAPI (OpenAPI 3.1.1, section 4.8.24.4). */
const openApiVocabulary: JsonObject = {
  $id: 'https://spec.openapis.org/oas/3.1/meta/base',
  $dynamicAnchor: 'meta',
  type: ['object', 'boolean'],
  properties: {
    example: true,
    discriminator: {
      type: 'object',
      required: ['propertyName'],
      properties: { propertyName: text, mapping: { type: 'object', additionalProperties: text } },
      patternProperties: extensions,
      additionalProperties: false,
    },
    externalDocs: {
      type: 'object',
      required: ['url'],
      properties: { url: { type: 'string', format: 'uri-reference' }, description: text },
      patternProperties: extensions,
      additionalProperties: false,
    },
    xml: {
      type: 'object',
      properties: {
        namespace: { type: 'string', format: 'uri' },
        name: text,
        prefix: text,
        attribute: { type: 'boolean' },
        wrapped: { type: 'boolean' },
      },
      patternProperties: extensions,
      additionalProperties: false,
    },
  },
};

const openApiDialect: JsonObject = {
  $id: 'https://spec.openapis.org/oas/3.1/dialect/base',
  $dynamicAnchor: 'meta',
  allOf: [{ $ref: `${draft}schema` }, { $ref: 'https://spec.openapis.org/oas/3.1/meta/base' }],
};

/** What a schema may refer to without bringing it along, with what it needs: read when somebody refers to it. */
const families: readonly { readonly names: readonly string[]; read(): readonly JsonObject[] }[] = [
  {
    names: [
      ...namesIn(draft, vocabularies),
      'https://spec.openapis.org/oas/3.1/dialect/base',
      'https://spec.openapis.org/oas/3.1/meta/base',
    ],
    read: () => [
      ...namesIn('json-schema-2020-12/', vocabularies).map((name) => ofAjv(`${name}.json`)),
      openApiVocabulary,
      openApiDialect,
    ],
  },
  {
    names: namesIn(former, formerVocabularies),
    read: () =>
      namesIn('json-schema-2019-09/', formerVocabularies).map((name) => modern(ofAjv(`${name}.json`))),
  },
  { names: [draft04Uri], read: () => [draft04] },
  ...['06', '07'].map((number) => ({
    names: [`http://json-schema.org/draft-${number}/schema`],
    read: () => [ofAjv(`json-schema-draft-${number}.json`)],
  })),
];

/** A metaschema and its vocabularies. */
function namesIn(folder: string, names: string): readonly string[] {
  return [`${folder}schema`, ...names.split(' ').map((name) => `${folder}meta/${name}`)];
}

/** What 2019-09 called recursive, as it is called since (Core 2020-12, section 8.2.3). */
function modern(schema: JsonObject): JsonObject {
  const modernised = JSON.stringify(schema)
    .replaceAll('"$recursiveRef":"#"', '"$dynamicRef":"#meta"')
    .replaceAll('"$recursiveAnchor":true', '"$dynamicAnchor":"meta"');
  const read: JsonObject = JSON.parse(modernised);
  return read;
}

function ofAjv(file: string): JsonObject {
  const read: JsonObject = createRequire(import.meta.url)(`ajv/dist/refs/${file}`);
  return read;
}

/** The member that holds what is added to a document: a name that nobody uses. */
const member = 'https://json-schema.org/';
const extended = new WeakMap<JsonObject, Map<string, JsonObject>>();

/**
 * A document with a schema that everybody knows, a metaschema, and what that needs; `undefined` when the name is
 * that of none.
 *
 * @param uri the absolute URI of the schema
 */
export function withKnownSchema(document: JsonObject, uri: string): JsonObject | undefined {
  const name = withoutFragment(uri);
  const family = families.find(({ names }) => names.includes(name));
  const key = family?.names[0];
  if (!family || key === undefined) return undefined;
  const byFamily = extended.get(document) ?? new Map<string, JsonObject>();
  extended.set(document, byFamily);
  const before = document[member];
  const known = byFamily.get(key) ?? {
    ...document,
    [member]: [...(Array.isArray(before) ? before : []), ...family.read()],
  };
  byFamily.set(key, known);
  return known;
}

import { describe, expect, test } from 'vitest';
import { contractOf, errorOf } from '../contract/project.ts';

const start = 'openapi: 3.2.0\ninfo: { title: Feature, version: 1.0.0 }\n';
const ok = "{ responses: { '200': { description: ok } } }";
const inQuery = '{ name: p, in: query, schema: { type: string } }';
const whole = '{ name: q, in: querystring, content: { application/json: { schema: {} } } }';
const another = '{ name: r, in: querystring, content: { text/plain: { schema: {} } } }';
const withParameters = (own: string, ofPath = ''): string =>
  `paths: { /a: { ${ofPath === '' ? '' : `parameters: [${ofPath}], `}get: { parameters: [${own}], responses: {} } } }`;
const withContent = (mediaType: string, type = 'application/json'): string =>
  `paths: { /a: { post: { requestBody: { content: { ${type}: ${mediaType} } }, responses: {} } } }`;
const withScheme = (scheme: string): string => `components: { securitySchemes: { s: ${scheme} } }`;

/** What OpenAPI 3.2 forbids, and where it is said: line and column of the word that is wrong. */
const mistakes: readonly (readonly [what: string, text: string, message: RegExp])[] = [
  [
    'a method with a field of its own',
    `paths: { /a: { additionalOperations: { POST: ${ok} } } }`,
    /3:40: additionalOperations has POST/,
  ],
  [
    'the same in other letters',
    `paths: { /a: { additionalOperations: { Query: ${ok} } } }`,
    /3:40: additionalOperations has Query/,
  ],
  [
    'a method that is none',
    `paths: { /a: { additionalOperations: { 'A B': ${ok} } } }`,
    /3:40: "A B" is no method/,
  ],
  [
    'a query beside the whole of it',
    withParameters(`${whole}, ${inQuery}`),
    /3:113: the parameter q is the whole query; p/,
  ],
  ['the same on the path', withParameters(whole, inQuery), /3:\d+: the parameter q is the whole query; p/],
  [
    'two whole queries',
    withParameters(another, whole),
    /3:\d+: two parameters are in `querystring`: q and r/,
  ],
  [
    'a whole query with a schema',
    withParameters('{ name: q, in: querystring, schema: {} }'),
    /3:\d+: .*cannot have `schema`/,
  ],
  [
    'a whole query with a style',
    withParameters('{ name: q, in: querystring, style: form, content: { a/b: {} } }'),
    /cannot have `style`/,
  ],
  ['a whole query without content', withParameters('{ name: q, in: querystring }'), /must have `content`/],
  [
    'a whole query of two types',
    withParameters('{ name: q, in: querystring, content: { a/b: {}, a/c: {} } }'),
    /with one media type/,
  ],
  [
    'parts by name and by position',
    withContent('{ encoding: {}, prefixEncoding: [{}] }', 'multipart/mixed'),
    /`encoding` and `prefixEncoding` exclude/,
  ],
  [
    'the same deeper',
    withContent('{ itemEncoding: { encoding: {}, itemEncoding: {} } }', 'multipart/mixed'),
    /`encoding` and `itemEncoding` exclude/,
  ],
  [
    'an example with two values',
    withContent('{ examples: { e: { value: 1, dataValue: 1 } } }'),
    /3:\d+: an example cannot have `value` and `dataValue`/,
  ],
  [
    'an example told apart and elsewhere',
    withContent("{ examples: { e: { serializedValue: '1', externalValue: x } } }"),
    /`serializedValue` and `externalValue`/,
  ],
  [
    'what travels and is no text',
    withContent('{ examples: { e: { serializedValue: 1 } } }'),
    /`serializedValue` must be a text/,
  ],
  [
    'a parent that is not there',
    'tags: [{ name: a, parent: b }]\npaths: {}',
    /3:19: the tag a has the parent "b", which is no tag/,
  ],
  [
    'tags in a circle',
    'tags: [{ name: a, parent: b }, { name: b, parent: a }]\npaths: {}',
    /the tag a is its own ancestor/,
  ],
  ['itself with a fragment', '$self: https://a.test/b#c\npaths: {}', /3:1: `\$self` cannot have a fragment/],
  ['itself that is no URI', '$self: 7\npaths: {}', /`\$self` must be a URI reference/],
  [
    'two servers of a name',
    'servers: [{ name: a, url: /1 }, { name: a, url: /2 }]\npaths: {}',
    /3:35: two servers are called a/,
  ],
  [
    'a name twice in a path',
    `paths: { '/{a}/{a}': { get: ${ok} } }`,
    /the path \/\{a\}\/\{a\} has \{a\} twice/,
  ],
  ['a brace without a name', `paths: { '/{a': { get: ${ok} } }`, /has a brace that belongs to no name/],
  [
    'two words for a node',
    'components: { schemas: { A: { xml: { nodeType: text, attribute: true } } } }',
    /`nodeType` and `attribute` exclude/,
  ],
  [
    'no node',
    'components: { schemas: { A: { xml: { nodeType: leaf } } } }',
    /"leaf" is no type of an XML node/,
  ],
  [
    'a device without a place to go',
    withScheme('{ type: oauth2, flows: { deviceAuthorization: { tokenUrl: /t, scopes: {} } } }'),
    /has no `deviceAuthorizationUrl`/,
  ],
  [
    'cookies elsewhere',
    withParameters('{ name: q, in: query, style: cookie, schema: {} }'),
    /the style `cookie` is for cookies/,
  ],
  [
    'cookies that keep what they do not encode',
    withParameters('{ name: q, in: cookie, style: cookie, allowReserved: true, schema: {} }'),
    /`allowReserved` means nothing/,
  ],
  [
    'another dialect',
    'jsonSchemaDialect: https://json-schema.org/draft-07/schema#\npaths: {}',
    /3:1: the dialect .*draft-07.* is not understood/,
  ],
];

describe('what OpenAPI 3.2 forbids is refused where it is written', () => {
  test.each(mistakes)('%s', async (_, text, message) => {
    expect(await errorOf({ 'openapi.yaml': start + text })).toMatch(message);
  });

  test.each(mistakes)('an earlier version is left to the linter: %s', async (_, text) => {
    const older = start.replace('3.2.0', '3.1.1') + text;
    await expect(contractOf({ 'openapi.yaml': older })).resolves.toMatchObject({ name: 'pets' });
  });
});

test('an overlay corrects it', async () => {
  const overlay = [
    "overlay: 1.1.0\ninfo: { title: T, version: '1' }",
    `actions: [{ target: '$.tags[0].parent', remove: true }]`,
  ].join('\n');
  const text = `${start}tags: [{ name: a, parent: b }]\npaths: {}`;
  await expect(contractOf({ 'openapi.yaml': text, 'a.overlay.yaml': overlay })).resolves.toMatchObject({});
});

test.each(['3.2', "'3.2.1'"])('openapi: %s is read', async (version) => {
  const text = `openapi: ${version}\ninfo: {}\npaths: {}`;
  await expect(contractOf({ 'openapi.yaml': text })).resolves.toMatchObject({ name: 'pets' });
});

test.each(["'3.20.0'", '3.3.0'])('openapi: %s is not', async (version) => {
  const text = `openapi: ${version}\ninfo: {}\npaths: {}`;
  expect(await errorOf({ 'openapi.yaml': text })).toContain('Descriptions in OpenAPI 2.0, 3.0, 3.1 and 3.2');
});

test.each([
  'https://spec.openapis.org/oas/3.1/dialect/base',
  'https://spec.openapis.org/oas/3.2/dialect/2025-09-17',
])('the dialect %s is 2020-12', async (dialect) => {
  const { document } = await contractOf({
    'openapi.yaml': `${start}jsonSchemaDialect: ${dialect}\npaths: {}`,
  });
  expect(document['jsonSchemaDialect']).toBe('https://json-schema.org/draft/2020-12/schema');
});

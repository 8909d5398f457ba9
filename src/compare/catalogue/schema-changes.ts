import type { CatalogueEntry } from '../catalogue.ts';

/** Where schemas stand whose changes are told. */
const areas = [
  'request.body',
  'request.parameter',
  'request.header',
  'response.body',
  'response.header',
  'contract.component',
] as const;

const moves = ['tightened', 'loosened', 'changed'] as const;
const said = ['added', 'removed', 'changed'] as const;

/** What may happen to a keyword, and an example of it: what is allowed less is tightened. */
type Row = readonly [kind: string, actions: readonly string[], example: string];

const rows: readonly Row[] = [
  ['type', moves, '`type: string` → `type: [string, "null"]`'],
  ['enum', moves, '`enum: [a, b]` → `enum: [a]`'],
  ['const', moves, '`const: a` → `const: b`'],
  ['multiple-of', moves, '`multipleOf: 1` → `multipleOf: 10`'],
  ['maximum', moves, '`maximum: 9` → `maximum: 5`'],
  ['exclusive-maximum', moves, '`exclusiveMaximum: 9` → `exclusiveMaximum: 5`'],
  ['minimum', moves, '`minimum: 1` → `minimum: 2`'],
  ['exclusive-minimum', moves, '`exclusiveMinimum: 1` → `exclusiveMinimum: 2`'],
  ['max-length', moves, '`maxLength: 9` → `maxLength: 5`'],
  ['min-length', moves, '`minLength: 1` → `minLength: 2`'],
  ['pattern', moves, '`pattern: ^a` → `pattern: ^b`'],
  [
    'format',
    [...moves, 'added', 'removed'],
    'nothing → `format: email`; one that nothing validates is added, removed or changed',
  ],
  ['max-items', moves, '`maxItems: 9` → `maxItems: 5`'],
  ['min-items', moves, '`minItems: 1` → `minItems: 2`'],
  ['unique-items', moves, 'nothing → `uniqueItems: true`'],
  ['items', moves, '`items: {type: string}` → `items: false`'],
  ['prefix-items', moves, 'one more entry in `prefixItems`'],
  ['unevaluated-items', moves, 'nothing → `unevaluatedItems: false`'],
  ['contains', moves, 'nothing → `contains: {const: a}`'],
  ['min-contains', moves, '`minContains: 1` → `minContains: 2`'],
  ['max-contains', moves, '`maxContains: 9` → `maxContains: 5`'],
  [
    'property',
    ['added', 'removed'],
    'one more entry in `properties`, or one that no part of the schema declares any more',
  ],
  ['required', moves, '`required: [a]` → `required: [a, b]`'],
  ['additional-properties', moves, 'nothing → `additionalProperties: false`'],
  ['unevaluated-properties', moves, 'nothing → `unevaluatedProperties: false`'],
  ['pattern-properties', moves, 'one more pattern in `patternProperties`'],
  ['property-names', moves, 'nothing → `propertyNames: {maxLength: 9}`'],
  ['max-properties', moves, '`maxProperties: 9` → `maxProperties: 5`'],
  ['min-properties', moves, '`minProperties: 1` → `minProperties: 2`'],
  ['dependent-required', moves, 'nothing → `dependentRequired: {a: [b]}`'],
  ['dependent-schemas', moves, 'nothing → `dependentSchemas: {a: {required: [b]}}`'],
  ['all-of', moves, 'one more entry in `allOf` that cannot be merged'],
  ['any-of', moves, 'one more entry in `anyOf`; null beside what was there'],
  ['one-of', moves, 'one more entry in `oneOf`'],
  ['not', moves, 'nothing → `not: {const: a}`'],
  ['if', moves, 'another condition in `if`'],
  ['then', moves, 'another consequence in `then`'],
  ['else', moves, 'another consequence in `else`'],
  ['schema', moves, 'a schema for another that cannot be taken apart, as `true` for `false`'],
  ['combination', ['changed'], 'several changes that break together what each of them leaves alone'],
  ['default', said, '`default: 1` → `default: 2`'],
  ['deprecated', said, 'nothing → `deprecated: true`'],
  ['read-only', said, 'nothing → `readOnly: true`'],
  ['write-only', said, 'nothing → `writeOnly: true`'],
  ['content-media-type', said, '`contentMediaType: text/plain` → `contentMediaType: text/html`'],
  ['content-encoding', said, '`contentEncoding: base64` → `contentEncoding: base32`'],
  ['content-schema', said, 'nothing → `contentSchema: {type: object}`'],
  ['discriminator', said, '`mapping: {cat: Cat}` → `mapping: {feline: Cat}`'],
  ['x-extensible-enum', said, 'one more value in `x-extensible-enum`'],
  ['not-understood', said, 'a keyword that neither JSON Schema nor OpenAPI names'],
];

/** The changes of schemas: each kind may happen wherever a schema stands. */
export const schemaChanges: readonly CatalogueEntry[] = rows.flatMap(([kind, actions, example]) =>
  areas.flatMap((area) =>
    actions.map((action) => ({ id: `${area}.${kind}.${action}`, topic: kind, example })),
  ),
);

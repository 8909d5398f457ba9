import type { CatalogueEntry } from '../catalogue.ts';

/** Changes that are not of a schema: topic, ids, example. */
type Row = readonly [topic: string, ids: readonly string[], example: string];

const exchanges = ['operation', 'webhook', 'callback'] as const;

function ofExchanges(kind: string, actions: readonly string[]): readonly string[] {
  return exchanges.flatMap((exchange) => actions.map((action) => `request.${exchange}.${kind}.${action}`));
}

function ofBothWays(changes: readonly string[]): readonly string[] {
  return ['request', 'response'].flatMap((way) => changes.map((change) => `${way}.${change}`));
}

const rows: readonly Row[] = [
  ['contracts', ['contract.removed'], 'a folder of `spec/` that is there no more'],
  [
    'operations',
    exchanges.flatMap((exchange) => [
      `request.${exchange}.${exchange}.added`,
      `request.${exchange}.${exchange}.removed`,
    ]),
    '`DELETE /pets/{id}` that is there no more',
  ],
  ['operations', ['request.operation.path-template.renamed'], '`/pets/{id}` → `/pets/{pet}`'],
  [
    'operations',
    ofExchanges('operation-id', ['added', 'removed', 'renamed']),
    '`operationId: add` → `operationId: addPet`',
  ],
  ['deprecation', ofExchanges('deprecated', ['added', 'removed']), 'nothing → `deprecated: true`'],
  [
    'deprecation',
    ofExchanges('sunset', ['added', 'changed']),
    '`x-sunset: 2031-01-01` → `x-sunset: 2030-01-01`',
  ],
  [
    'servers',
    ['contract.server.server.added', 'contract.server.server.removed'],
    'one more URL, or value of a server variable',
  ],
  ['servers', ['contract.server.default.changed'], 'another `default` of a server variable'],
  [
    'security',
    ['request.security.alternative.tightened', 'request.security.alternative.loosened'],
    '`security: [{}]` → `security: [{key: []}]`',
  ],
  [
    'security',
    ['contract.security-scheme.security-scheme.added', 'contract.security-scheme.security-scheme.removed'],
    'one more scheme in `components.securitySchemes`',
  ],
  [
    'security',
    ['type', 'in', 'name', 'scheme', 'bearerFormat', 'openIdConnectUrl', 'flows'].map(
      (field) => `contract.security-scheme.${field}.changed`,
    ),
    '`in: query` → `in: header`',
  ],
  [
    'parameters',
    ['request.parameter.parameter.added', 'request.parameter.parameter.removed'],
    'one more optional parameter',
  ],
  ['parameters', ['request.parameter.required-parameter.added'], 'one more parameter with `required: true`'],
  [
    'parameters',
    ['request.parameter.required.tightened', 'request.parameter.required.loosened'],
    '`required: false` → `required: true`',
  ],
  [
    'parameters',
    ['request.parameter.style.changed', 'request.parameter.style.loosened'],
    '`explode: true` → `explode: false`',
  ],
  [
    'parameters',
    ['request.parameter.deprecated.added', 'request.parameter.deprecated.removed'],
    'nothing → `deprecated: true`',
  ],
  [
    'bodies',
    ['request.body.body.added', 'request.body.body.removed'],
    'a `requestBody` where there was none',
  ],
  [
    'bodies',
    ['request.body.required.tightened', 'request.body.required.loosened'],
    '`required: false` → `required: true`',
  ],
  [
    'media-types',
    ofBothWays([
      'media-type.media-type.added',
      'media-type.media-type.removed',
      'media-type.media-type.loosened',
      'media-type.schema.added',
      'media-type.schema.removed',
    ]),
    '`application/json` → `application/*`; a media type without a schema',
  ],
  [
    'examples',
    ofBothWays(['media-type.example.changed']),
    'an example that the schema refuses now, and did not before',
  ],
  [
    'encodings',
    ofBothWays(['body.encoding.tightened', 'body.encoding.loosened', 'body.encoding.changed']),
    '`encoding: {tags: {style: form}}` → `encoding: {tags: {style: spaceDelimited}}`',
  ],
  [
    'statuses',
    ['response.status.status.added', 'response.status.status.removed'],
    'an answer `201` beside `200`',
  ],
  [
    'headers',
    ofBothWays([
      'header.header.added',
      'header.header.removed',
      'header.required.tightened',
      'header.required.loosened',
    ]),
    'one more entry in `headers`, of an answer or of a part of a request body',
  ],
  [
    'links',
    ['added', 'removed', 'changed'].map((action) => `response.link.link.${action}`),
    '`operationId: getOwner` → `operationId: getPerson`',
  ],
  [
    'components',
    ['added', 'removed', 'changed'].map((action) => `contract.component.component.${action}`),
    'a component that no operation reaches',
  ],
  [
    'fields',
    ['added', 'removed', 'changed'].map((action) => `contract.field.not-understood.${action}`),
    'a field that no rule knows',
  ],
  [
    'generated-types',
    ['request.parameter.types.changed', 'request.body.types.changed', 'response.body.types.changed'],
    'what is safe on the wire and stops code from compiling, with `--types`',
  ],
];

/** The changes that are not of a schema. */
export const fixedChanges: readonly CatalogueEntry[] = rows.flatMap(([topic, ids, example]) =>
  ids.map((id) => ({ id, topic, example })),
);

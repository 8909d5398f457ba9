import { withOperation } from '../changes-of.ts';
import type { Row } from './row.ts';

const secured = (security: object[], schemes: object = { key: apiKey, token: bearer }): object => ({
  ...withOperation({ security }),
  components: { securitySchemes: schemes },
});
const apiKey = { type: 'apiKey', in: 'header', name: 'X-Key' };
const bearer = { type: 'http', scheme: 'bearer' };
const webhook = (responses: object, schema: object): object => ({
  webhooks: {
    born: { post: { requestBody: { content: { 'application/json': { schema } } }, responses } },
  },
});
const callback = (operation: object): object =>
  withOperation({
    callbacks: { born: { '{$request.body#/url}': { post: { responses: {}, ...operation } } } },
  });

/** Rows by the rule that tells them. */
export const sharedRows: Readonly<Record<string, readonly Row[]>> = {
  operation: [
    [
      'another path',
      withOperation({}),
      {
        paths: {
          ...withOperation({}),
          '/pets': { post: { responses: {} } },
          '/toys': { get: { responses: {} } },
        },
      },
      ['safe request.operation.operation.added'],
      ['breaking request.operation.operation.removed'],
    ],
    [
      'another method',
      withOperation({}),
      { paths: { '/pets': { post: { responses: {} }, put: { responses: {} } } } },
      ['safe request.operation.operation.added'],
      ['breaking request.operation.operation.removed'],
    ],
    [
      'a path parameter with another name',
      withOperation(
        { parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'string' } }] },
        '/pets/{id}',
      ),
      withOperation(
        { parameters: [{ in: 'path', name: 'pet', required: true, schema: { type: 'string' } }] },
        '/pets/{pet}',
      ),
      ['safe request.operation.path-template.renamed'],
      ['safe request.operation.path-template.renamed'],
    ],
    [
      'a webhook',
      {},
      webhook({}, {}),
      ['safe request.webhook.webhook.added'],
      ['breaking request.webhook.webhook.removed'],
    ],
    [
      'a callback',
      withOperation({}),
      callback({}),
      ['safe request.callback.callback.added'],
      ['breaking request.callback.callback.removed'],
    ],
  ],
  'operation-id': [
    [
      'an id',
      withOperation({}),
      withOperation({ operationId: 'addPet' }),
      ['safe request.operation.operation-id.added'],
      ['dangerous request.operation.operation-id.removed'],
    ],
    [
      'another id',
      withOperation({ operationId: 'add' }),
      withOperation({ operationId: 'addPet' }),
      ['dangerous request.operation.operation-id.renamed'],
      ['dangerous request.operation.operation-id.renamed'],
    ],
  ],
  deprecation: [
    [
      'deprecated',
      withOperation({}),
      withOperation({ deprecated: true }),
      ['safe request.operation.deprecated.added'],
      ['safe request.operation.deprecated.removed'],
    ],
    [
      'a sunset that comes earlier',
      withOperation({ deprecated: true, 'x-sunset': '2031-01-01' }),
      withOperation({ deprecated: true, 'x-sunset': '2030-01-01' }),
      ['dangerous request.operation.sunset.changed'],
      ['safe request.operation.sunset.changed'],
    ],
  ],
  server: [
    [
      'another server',
      { ...withOperation({}), servers: [{ url: 'https://a.example/' }] },
      { ...withOperation({}), servers: [{ url: 'https://a.example' }, { url: 'https://b.example' }] },
      ['safe contract.server.server.added'],
      ['dangerous contract.server.server.removed'],
    ],
  ],
  'security-scheme': [
    [
      'a key in another header',
      secured([{ key: [] }]),
      secured([{ key: [] }], { key: { ...apiKey, name: 'X-Other' }, token: bearer }),
      ['breaking contract.security-scheme.name.changed'],
      ['breaking contract.security-scheme.name.changed'],
    ],
    [
      'another scheme that nothing asks for',
      secured([{ key: [] }], { key: apiKey }),
      secured([{ key: [] }]),
      ['safe contract.security-scheme.security-scheme.added'],
      ['safe contract.security-scheme.security-scheme.removed'],
    ],
  ],
  security: [
    [
      'credentials where there were none',
      secured([]),
      secured([{ key: [] }]),
      ['breaking request.security.alternative.tightened'],
      ['safe request.security.alternative.loosened'],
    ],
    [
      'one more alternative',
      secured([{ key: [] }]),
      secured([{ key: [] }, { token: [] }]),
      ['safe request.security.alternative.loosened'],
      ['breaking request.security.alternative.tightened'],
    ],
    [
      'both instead of one',
      secured([{ key: [] }]),
      secured([{ key: [], token: [] }]),
      ['breaking request.security.alternative.tightened'],
      ['safe request.security.alternative.loosened'],
    ],
    [
      'one more scope',
      secured([{ token: ['read'] }]),
      secured([{ token: ['read', 'write'] }]),
      ['breaking request.security.alternative.tightened'],
      ['safe request.security.alternative.loosened'],
    ],
  ],
};

import { withOperation } from '../changes-of.ts';
import type { Row } from './row.ts';

const secured = (security: object[], schemes: object = { key: apiKey, token: bearer }): object => ({
  ...withOperation({ security }),
  components: { securitySchemes: schemes },
});
const apiKey = { type: 'apiKey', in: 'header', name: 'X-Key' };
const bearer = { type: 'http', scheme: 'bearer' };
const granting = (scopes: object): object => ({
  type: 'oauth2',
  flows: { clientCredentials: { tokenUrl: 'https://a.example/token', scopes } },
});
const webhook = (responses: object, schema: object): object => ({
  webhooks: {
    born: { post: { requestBody: { content: { 'application/json': { schema } } }, responses } },
  },
});
const callback = (operation: object): object =>
  withOperation({
    callbacks: { born: { '{$request.body#/url}': { post: { responses: {}, ...operation } } } },
  });

const renamed = (document: object, from: string, to: string): object =>
  JSON.parse(JSON.stringify(document).replace(`"${from}"`, `"${to}"`));
/** A server in regions, the first of which is the default. */
const region = (values: readonly string[]): object => ({
  url: 'https://{region}.a.example',
  variables: { region: { default: values[0], enum: values } },
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
      'a base path that moved into the paths',
      { ...withOperation({}), servers: [{ url: '/v1/' }] },
      withOperation({}, '/v1/pets'),
      [],
      [],
    ],
    [
      'a webhook as it was written before OpenAPI 3.1',
      {},
      { 'x-webhooks': Object(webhook({}, {})).webhooks },
      ['safe request.webhook.webhook.added'],
      ['breaking request.webhook.webhook.removed'],
    ],
    ['a callback with another name', callback({}), renamed(callback({}), 'born', 'arrived'), [], []],
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
      'a base path that moved into the paths',
      { ...withOperation({ operationId: 'a' }), servers: [{ url: 'https://a.example/v1' }] },
      { ...withOperation({ operationId: 'b' }, '/v1/pets'), servers: [{ url: 'https://a.example' }] },
      ['dangerous request.operation.operation-id.renamed'],
      ['dangerous request.operation.operation-id.renamed'],
    ],
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
      'a parameter that is deprecated',
      withOperation({ parameters: [{ in: 'query', name: 'q', schema: {} }] }),
      withOperation({ parameters: [{ in: 'query', name: 'q', deprecated: true, schema: {} }] }),
      ['safe request.parameter.deprecated.added'],
      ['safe request.parameter.deprecated.removed'],
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
      'a host in another case, with its usual port',
      { ...withOperation({}), servers: [{ url: 'HTTPS://A.example:443/v1/' }] },
      { ...withOperation({}), servers: [{ url: 'https://a.example/v1' }] },
      [],
      [],
    ],
    [
      'a base path of a variable that moved into the paths',
      {
        ...withOperation({}),
        servers: [{ url: 'https://a.example/{version}', variables: { version: { default: 'v1' } } }],
      },
      { ...withOperation({}, '/v1/pets'), servers: [{ url: 'https://a.example' }] },
      ['dangerous contract.server.server.removed', 'safe contract.server.server.added'],
      ['dangerous contract.server.server.removed', 'safe contract.server.server.added'],
    ],
    [
      'another server',
      { ...withOperation({}), servers: [{ url: 'https://a.example/' }] },
      { ...withOperation({}), servers: [{ url: 'https://a.example' }, { url: 'https://b.example' }] },
      ['safe contract.server.server.added'],
      ['dangerous contract.server.server.removed'],
    ],
    [
      'a value of a variable',
      { ...withOperation({}), servers: [region(['eu'])] },
      { ...withOperation({}), servers: [region(['eu', 'us'])] },
      ['safe contract.server.server.added'],
      ['dangerous contract.server.server.removed'],
    ],
    [
      'the default of a variable',
      { ...withOperation({}), servers: [region(['eu', 'us'])] },
      { ...withOperation({}), servers: [region(['us', 'eu'])] },
      ['dangerous contract.server.default.changed'],
      ['dangerous contract.server.default.changed'],
    ],
  ],
  'security-scheme': [
    [
      'scopes in other words and another order',
      secured([{ login: ['read'] }], { login: granting({ read: 'To read.', write: 'To write.' }) }),
      secured([{ login: ['read'] }], { login: granting({ write: 'Writing.', read: 'Reading.' }) }),
      [],
      [],
    ],
    [
      'what tokens look like',
      secured([{ token: [] }], { token: { type: 'http', scheme: 'bearer' } }),
      secured([{ token: [] }], { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } }),
      ['safe contract.security-scheme.bearerFormat.changed'],
      ['safe contract.security-scheme.bearerFormat.changed'],
    ],
    [
      'a scheme with another name, and its header in another case',
      secured([{ key: [] }], { key: apiKey }),
      secured([{ token: [] }], { token: { ...apiKey, name: 'x-key' } }),
      [],
      [],
    ],
    [
      'a header in another case',
      secured([{ key: [] }], { key: apiKey }),
      secured([{ key: [] }], { key: { ...apiKey, name: 'x-KEY' } }),
      [],
      [],
    ],
    [
      'a key in another header',
      secured([{ key: [] }]),
      secured([{ key: [] }], { key: { ...apiKey, name: 'X-Other' }, token: bearer }),
      ['breaking contract.security-scheme.name.changed'],
      ['breaking contract.security-scheme.name.changed'],
    ],
    [
      'a scheme that nothing asks for',
      secured([{ key: [] }]),
      secured([{ key: [] }], { key: apiKey, token: { type: 'http', scheme: 'basic' } }),
      ['safe contract.security-scheme.scheme.changed'],
      ['safe contract.security-scheme.scheme.changed'],
    ],
    [
      'a scheme with another name',
      secured([{ key: [] }], { key: apiKey }),
      secured([{ apiKey: [] }], { apiKey }),
      [],
      [],
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

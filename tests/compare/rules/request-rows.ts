import { withOperation } from '../changes-of.ts';
import type { Row } from './row.ts';

const body = (required: boolean): object => ({
  requestBody: { required, content: { 'application/json': {} } },
});
const parameters = (...list: readonly object[]): object => withOperation({ parameters: list });
const query = (more: object): object => ({ in: 'query', name: 'q', schema: { type: 'string' }, ...more });
const webhook = (responses: object, schema: object): object => ({
  webhooks: {
    born: { post: { requestBody: { content: { 'application/json': { schema } } }, responses } },
  },
});

/** Rows by the rule that tells them. */
export const requestRows: Readonly<Record<string, readonly Row[]>> = {
  parameter: [
    [
      'an optional one',
      parameters(),
      parameters(query({})),
      ['safe request.parameter.parameter.added'],
      ['dangerous request.parameter.parameter.removed'],
    ],
    [
      'a required one',
      parameters(),
      parameters(query({ required: true })),
      ['breaking request.parameter.required-parameter.added'],
      ['dangerous request.parameter.parameter.removed'],
    ],
    [
      'required',
      parameters(query({})),
      parameters(query({ required: true })),
      ['breaking request.parameter.required.tightened'],
      ['safe request.parameter.required.loosened'],
    ],
    [
      'a header in other letters',
      parameters(query({ in: 'header', name: 'X-Trace' })),
      parameters(query({ in: 'header', name: 'x-trace' })),
      [],
      [],
    ],
    [
      'a header that is ignored',
      parameters(),
      parameters(query({ in: 'header', name: 'Accept', required: true })),
      [],
      [],
    ],
  ],
  'parameter-style': [
    [
      'lists not exploded',
      parameters(query({ schema: { type: 'array' } })),
      parameters(query({ schema: { type: 'array' }, explode: false })),
      ['breaking request.parameter.style.changed'],
      ['breaking request.parameter.style.changed'],
    ],
    ['a plain value not exploded', parameters(query({})), parameters(query({ explode: false })), [], []],
    [
      'reserved characters',
      parameters(query({})),
      parameters(query({ allowReserved: true })),
      ['safe request.parameter.style.loosened'],
      ['breaking request.parameter.style.changed'],
    ],
  ],
  'parameter-schema': [
    [
      'a shorter text',
      parameters(query({})),
      parameters(query({ schema: { type: 'string', maxLength: 3 } })),
      ['breaking request.parameter.max-length.tightened'],
      ['safe request.parameter.max-length.loosened'],
    ],
    [
      'a number that is now any text',
      parameters(query({ schema: { type: 'integer' } })),
      parameters(query({})),
      ['safe request.parameter.type.loosened'],
      ['breaking request.parameter.type.changed'],
    ],
  ],
  'request-body': [
    [
      'an optional one',
      withOperation({}),
      withOperation(body(false)),
      ['safe request.body.body.added'],
      ['dangerous request.body.body.removed'],
    ],
    [
      'a required one',
      withOperation({}),
      withOperation(body(true)),
      ['breaking request.body.body.added'],
      ['dangerous request.body.body.removed'],
    ],
    [
      'required',
      withOperation(body(false)),
      withOperation(body(true)),
      ['breaking request.body.required.tightened'],
      ['safe request.body.required.loosened'],
    ],
  ],
  'request-media-type': [
    [
      'another type',
      withOperation({ requestBody: { content: { 'application/json': {} } } }),
      withOperation({ requestBody: { content: { 'application/json': {}, 'text/csv': {} } } }),
      ['safe request.media-type.media-type.added'],
      ['breaking request.media-type.media-type.removed'],
    ],
    [
      'a range that covers the type',
      withOperation({ requestBody: { content: { 'text/csv': {} } } }),
      withOperation({ requestBody: { content: { 'text/*': {} } } }),
      ['safe request.media-type.media-type.added'],
      ['breaking request.media-type.media-type.removed'],
    ],
    [
      'a schema',
      withOperation({ requestBody: { content: { 'application/json': {} } } }),
      withOperation({ requestBody: { content: { 'application/json': { schema: { type: 'string' } } } } }),
      ['dangerous request.media-type.schema.added'],
      ['dangerous request.media-type.schema.removed'],
    ],
  ],
  'request-body-schema': [
    [
      'what a webhook sends',
      webhook({}, { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }),
      webhook({}, { type: 'object', properties: { a: { type: 'string' } } }),
      ['breaking request.body.required.loosened'],
      ['safe request.body.required.tightened'],
    ],
  ],
};

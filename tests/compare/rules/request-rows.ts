import { withOperation } from '../changes-of.ts';
import type { Row } from './row.ts';

const body = (required: boolean): object => ({
  requestBody: { required, content: { 'application/json': {} } },
});
const parameters = (...list: readonly object[]): object => withOperation({ parameters: list });
const text = { type: 'string' };
const inPath = (schema: object): object =>
  withOperation({ parameters: [{ in: 'path', name: 'id', required: true, schema }] }, '/pets/{id}');
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
    [
      'a scalar described in other words',
      parameters(query({ schema: { enum: ['a', 'b'] } })),
      parameters(query({ schema: { allOf: [{ enum: ['a', 'b'], type: 'string' }] } })),
      [],
      [],
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
      'a type for what was a text anyway',
      withOperation({ parameters: [{ name: 'q', in: 'query', schema: {} }] }),
      withOperation({ parameters: [{ name: 'q', in: 'query', schema: text }] }),
      ['safe request.parameter.type.loosened'],
      ['safe request.parameter.type.loosened'],
    ],
    [
      'a shorter text',
      parameters(query({})),
      parameters(query({ schema: { type: 'string', maxLength: 3 } })),
      ['breaking request.parameter.max-length.tightened'],
      ['safe request.parameter.max-length.loosened'],
    ],
    [
      'a scalar that may be anything',
      parameters(query({ schema: { type: 'integer' } })),
      parameters(query({ schema: {} })),
      ['safe request.parameter.type.loosened'],
      ['breaking request.parameter.type.tightened'],
    ],
    ['a text that has to be there in a path', inPath(text), inPath({ ...text, minLength: 1 }), [], []],
    ['a path without the empty text', inPath({ enum: ['a', ''] }), inPath({ enum: ['a'] }), [], []],
    [
      'a list in a path',
      inPath({ type: 'array', items: text }),
      inPath({ type: 'array', items: text, minItems: 1 }),
      [],
      [],
    ],
    [
      'a longer text in a path',
      inPath(text),
      inPath({ ...text, minLength: 3 }),
      ['breaking request.parameter.min-length.tightened'],
      ['safe request.parameter.min-length.loosened'],
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
      'the charset of JSON',
      withOperation({ requestBody: { content: { 'application/json; charset=utf-8': {} } } }),
      withOperation({ requestBody: { content: { 'application/json': {} } } }),
      [],
      [],
    ],
    [
      'a file without a schema',
      withOperation({
        requestBody: {
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
      }),
      withOperation({ requestBody: { content: { 'application/octet-stream': {} } } }),
      [],
      [],
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
      'one type of a range that is described by itself, and narrower',
      withOperation({ requestBody: { content: { '*/*': { schema: text } } } }),
      withOperation({
        requestBody: {
          content: { '*/*': { schema: text }, 'application/json': { schema: { ...text, maxLength: 3 } } },
        },
      }),
      ['breaking request.body.max-length.tightened'],
      ['safe request.body.max-length.loosened'],
    ],
    [
      'what a webhook sends',
      webhook({}, { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }),
      webhook({}, { type: 'object', properties: { a: { type: 'string' } } }),
      ['breaking request.body.required.loosened'],
      ['safe request.body.required.tightened'],
    ],
  ],
};

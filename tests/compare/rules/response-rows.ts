import { withOperation } from '../changes-of.ts';
import type { Row } from './row.ts';

const ok = { 200: { description: '' } };
const answers = (responses: object): object => withOperation({ responses });
const header = (required: boolean, schema: object = {}): object => ({
  200: { description: '', headers: { 'X-Rest': { required, schema } } },
});

function typed(type: string): object {
  return answers({ 200: { description: '', content: { [type]: {} } } });
}

/** A response with a JSON body. */
function jsonBody(schema: object): object {
  return { description: '', content: { 'application/json': { schema } } };
}

function row(required: readonly string[]): object {
  return { type: 'object', required, properties: { n: { type: 'integer' } } };
}

function pet(property: string): object {
  return {
    type: 'object',
    required: ['kind', property],
    properties: { kind: { type: 'string' }, [property]: { type: 'string' } },
  };
}

/** An answer that is one of two components, told apart by a discriminator. */
function cats(name: string, kind: string, mapping?: object): object {
  const schema = {
    oneOf: [{ $ref: `#/components/schemas/${name}` }, { $ref: '#/components/schemas/Dog' }],
    discriminator: { propertyName: 'kind', ...(mapping && { mapping }) },
  };
  return {
    ...answers({ 200: jsonBody(schema) }),
    components: { schemas: { [kind]: pet('purr'), Dog: pet('bark') } },
  };
}

const file = { type: 'string', format: 'binary' };

/** Rows by the rule that tells them. */
export const responseRows: Readonly<Record<string, readonly Row[]>> = {
  'response-status': [
    [
      'a success',
      answers({}),
      answers(ok),
      ['dangerous response.status.status.added'],
      ['breaking response.status.status.removed'],
    ],
    [
      'an error',
      answers(ok),
      answers({ ...ok, 404: { description: '' } }),
      ['safe response.status.status.added'],
      ['safe response.status.status.removed'],
    ],
    [
      'a status that a range covers',
      answers({ '2XX': { description: '' } }),
      answers({ '2XX': { description: '' }, 201: { description: '' } }),
      [],
      [],
    ],
    [
      'a range that gave way to a status in it',
      answers({ '2XX': jsonBody({ type: 'string' }) }),
      answers({ 200: jsonBody({ type: 'string' }) }),
      [],
      ['dangerous response.status.status.added'],
    ],
  ],
  'response-header': [
    [
      'one that is promised',
      answers(ok),
      answers(header(true)),
      ['safe response.header.header.added'],
      ['breaking response.header.header.removed'],
    ],
    [
      'promised',
      answers(header(false)),
      answers(header(true)),
      ['safe response.header.required.tightened'],
      ['breaking response.header.required.loosened'],
    ],
    [
      'larger numbers',
      answers(header(true, { type: 'integer', maximum: 5 })),
      answers(header(true, { type: 'integer', maximum: 9 })),
      ['breaking response.header.maximum.loosened'],
      ['safe response.header.maximum.tightened'],
    ],
  ],
  'response-media-type': [
    [
      'another type',
      answers({ 200: { description: '', content: { 'application/json': {} } } }),
      answers({ 200: { description: '', content: { 'application/json': {}, 'text/csv': {} } } }),
      ['safe response.media-type.media-type.added'],
      ['breaking response.media-type.media-type.removed'],
    ],
    [
      'a range instead of a type in it',
      typed('application/json'),
      typed('application/*'),
      ['breaking response.media-type.media-type.loosened'],
      [],
    ],
    ['a charset of JSON', typed('application/json'), typed('application/json; charset=utf-8'), [], []],
    [
      'another charset of text',
      typed('text/plain;charset=latin1'),
      typed('text/plain;charset=utf-8'),
      ['breaking response.media-type.media-type.removed', 'safe response.media-type.media-type.added'],
      ['breaking response.media-type.media-type.removed', 'safe response.media-type.media-type.added'],
    ],
  ],
  'response-body-schema': [
    [
      'a file that is any text, and one of which nothing is said',
      withOperation({
        responses: { 200: { description: '', content: { 'application/pdf': { schema: file } } } },
      }),
      withOperation({
        responses: { 200: { description: '', content: { 'application/pdf': { schema: {} } } } },
      }),
      [],
      [],
    ],
    [
      'judged by the range that covered the status',
      answers({ '2XX': jsonBody({ type: 'string' }) }),
      answers({ '2XX': jsonBody({ type: 'string' }), 200: jsonBody({ type: 'integer' }) }),
      ['breaking response.body.type.changed'],
      ['breaking response.body.type.changed'],
    ],
    [
      'an item of a stream',
      answers({ 200: { description: '', content: { 'application/jsonl': { itemSchema: row(['n']) } } } }),
      answers({ 200: { description: '', content: { 'application/jsonl': { itemSchema: row([]) } } } }),
      ['breaking response.body.required.loosened'],
      ['safe response.body.required.tightened'],
    ],
    [
      'what a text holds, decoded',
      answers({
        200: jsonBody({ type: 'string', contentMediaType: 'application/json', contentSchema: row(['n']) }),
      }),
      answers({
        200: jsonBody({ type: 'string', contentMediaType: 'application/json', contentSchema: row([]) }),
      }),
      ['breaking response.body.required.loosened'],
      ['safe response.body.required.tightened'],
    ],
    [
      'a discriminator whose value is the name of a component',
      cats('Cat', 'Cat'),
      cats('Feline', 'Feline'),
      ['dangerous response.body.discriminator.changed'],
      ['dangerous response.body.discriminator.changed'],
    ],
    [
      'a mapping that says what is so without it',
      cats('Cat', 'Cat'),
      cats('Cat', 'Cat', { Cat: '#/components/schemas/Cat' }),
      [],
      [],
    ],
    [
      'a mapping to another value',
      cats('Cat', 'Cat', { cat: 'Cat' }),
      cats('Cat', 'Cat', { feline: 'Cat' }),
      ['dangerous response.body.discriminator.changed'],
      ['dangerous response.body.discriminator.changed'],
    ],
    [
      'a keyword that nobody knows',
      answers({ 200: jsonBody({ type: 'string', nullable: true }) }),
      answers({ 200: jsonBody({ type: 'string' }) }),
      ['dangerous response.body.not-understood.removed'],
      ['dangerous response.body.not-understood.added'],
    ],
  ],
};

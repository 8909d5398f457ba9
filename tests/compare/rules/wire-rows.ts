import { withOperation } from '../changes-of.ts';
import type { Row } from './row.ts';

const text = { type: 'string' };
const properties = {
  file: { type: 'string', contentMediaType: 'application/octet-stream' },
  tags: { type: 'array', items: text },
  meta: { type: 'object' },
  name: text,
};
const body = (type: string, encoding?: object): object =>
  withOperation({
    requestBody: {
      content: { [type]: { schema: { type: 'object', properties }, ...(encoding && { encoding }) } },
    },
  });
const form = (encoding?: object): object => body('application/x-www-form-urlencoded', encoding);
const multipart = (encoding?: object): object => body('multipart/form-data', encoding);
const linked = (links: object): object => withOperation({ responses: { 200: { description: '', links } } });
/** A request and an answer with an example that fits its schema or not, and one that does not. */
const exemplified = (keywords: object): object => {
  const examples = { animal: { value: 'rabbit' }, wrong: { value: false } };
  const content = { 'application/json': { schema: { ...text, ...keywords }, examples } };
  return withOperation({ requestBody: { content }, responses: { 200: { description: '', content } } });
};
const components = (schemas: object, more: object = {}): object => ({
  ...withOperation({}),
  components: { schemas },
  ...more,
});
const cat = (properties_: object): object => ({ Cat: { type: 'object', properties: properties_ } });

/** Rows by the rule that tells them, of how messages are written and of what rules do not know. */
export const wireRows: Readonly<Record<string, readonly Row[]>> = {
  example: [
    [
      'an example that is refused now, beside one that always was',
      exemplified({ maxLength: 9 }),
      exemplified({ maxLength: 4 }),
      ['dangerous request.media-type.example.changed', 'dangerous response.media-type.example.changed'],
      [],
    ],
  ],
  encoding: [
    [
      'a list written in another style',
      form(),
      form({ tags: { style: 'spaceDelimited', explode: false } }),
      ['breaking request.body.encoding.changed'],
      ['breaking request.body.encoding.changed'],
    ],
    [
      'an object written in another style',
      form({ meta: { style: 'deepObject', explode: true } }),
      form({ meta: { style: 'form', explode: false } }),
      ['breaking request.body.encoding.changed'],
      ['breaking request.body.encoding.changed'],
    ],
    ['an encoding of what is no property', form(), form({ other: { style: 'deepObject' } }), [], []],
    ['a plain value not exploded', form(), form({ name: { style: 'form', explode: false } }), [], []],
    [
      'what is so anyway',
      multipart(),
      multipart({ meta: { contentType: 'application/json' }, name: { contentType: 'text/plain' } }),
      [],
      [],
    ],
    [
      'one more type of a file',
      multipart({ file: { contentType: 'image/png' } }),
      multipart({ file: { contentType: 'image/png, image/jpeg' } }),
      ['safe request.body.encoding.loosened'],
      ['breaking request.body.encoding.changed'],
    ],
    [
      'any image',
      multipart({ file: { contentType: 'image/png' } }),
      multipart({ file: { contentType: 'image/*' } }),
      ['safe request.body.encoding.loosened'],
      ['breaking request.body.encoding.changed'],
    ],
    [
      'a required header of a part',
      multipart({ file: { contentType: 'image/png' } }),
      multipart({
        file: { contentType: 'image/png', headers: { 'X-Sum': { required: true, schema: text } } },
      }),
      ['breaking request.header.header.added'],
      ['dangerous request.header.header.removed'],
    ],
    [
      'the schema of a header of a part',
      multipart({ file: { headers: { 'X-Sum': { schema: text } } } }),
      multipart({ file: { headers: { 'X-Sum': { schema: { type: 'string', maxLength: 9 } } } } }),
      ['breaking request.header.max-length.tightened'],
      ['safe request.header.max-length.loosened'],
    ],
  ],
  link: [
    [
      'a link',
      linked({}),
      linked({ owner: { operationId: 'getOwner' } }),
      ['safe response.link.link.added'],
      ['dangerous response.link.link.removed'],
    ],
    [
      'where it leads',
      linked({ owner: { operationId: 'getOwner' } }),
      linked({ owner: { operationId: 'getPerson' } }),
      ['dangerous response.link.link.changed'],
      ['dangerous response.link.link.changed'],
    ],
  ],
  component: [
    [
      'a schema that nothing reaches',
      components({}),
      components(cat({ lives: text })),
      ['safe contract.component.component.added'],
      ['dangerous contract.component.component.removed'],
    ],
    [
      'what it says',
      components(cat({ lives: { type: 'integer', maximum: 7 } })),
      components(cat({ lives: { type: 'integer', maximum: 9 } })),
      ['dangerous contract.component.maximum.loosened'],
      ['dangerous contract.component.maximum.tightened'],
    ],
    [
      'one more property',
      components(cat({})),
      components(cat({ lives: text })),
      ['dangerous contract.component.property.added'],
      ['dangerous contract.component.property.removed'],
    ],
  ],
  'not-understood': [
    [
      'a field of an operation',
      withOperation({}),
      withOperation({ retries: 3 }),
      ['dangerous contract.field.not-understood.added'],
      ['dangerous contract.field.not-understood.removed'],
    ],
    [
      'a field of a media type, through a reference',
      {
        ...withOperation({
          requestBody: { content: { 'a/b': { laterField: [{ $ref: '#/components/examples/x' }] } } },
        }),
        components: { examples: { x: { value: 1 } } },
      },
      {
        ...withOperation({
          requestBody: { content: { 'a/b': { laterField: [{ $ref: '#/components/examples/x' }] } } },
        }),
        components: { examples: { x: { value: 2 } } },
      },
      ['dangerous contract.field.not-understood.changed'],
      ['dangerous contract.field.not-understood.changed'],
    ],
    [
      'a method that nobody knows',
      { paths: { '/pets': { fetch: { responses: {} } } } },
      { paths: { '/pets': { fetch: { responses: { 200: { description: '' } } } } } },
      ['dangerous contract.field.not-understood.changed'],
      ['dangerous contract.field.not-understood.changed'],
    ],
    ['an extension', withOperation({}), withOperation({ 'x-retries': 3 }), [], []],
  ],
};

import { describe, expect, test } from 'vitest';
import { describeParts } from '../../src/generate/encoding-description.ts';
import type { JsonObject } from '../../src/json.ts';

const object = (properties: JsonObject): JsonObject => ({ type: 'object', properties });
const components: JsonObject = {
  schemas: {
    Photo: object({ picture: { type: 'string', contentMediaType: 'image/png' } }),
    Kind: { type: 'string', const: 'k' },
  },
  headers: { Kind: { schema: { $ref: '#/components/schemas/Kind' } } },
};

describe('of parts it is described', () => {
  test.each<[string, JsonObject, object[]]>([
    ['nothing that is usual', { schema: object({ a: { type: 'string' }, b: object({}) }) }, []],
    [
      'which media type they have',
      { encoding: { a: { contentType: 'image/png' } } },
      [{ name: 'a', contentType: 'image/png' }],
    ],
    [
      'which media type their schemas name',
      { schema: { allOf: [{ $ref: '#/components/schemas/Photo' }] } },
      [{ name: 'picture', contentType: 'image/png', isText: true }],
    ],
    [
      'the media type of the encoding rather than that of the schema',
      { schema: { $ref: '#/components/schemas/Photo' }, encoding: { picture: { contentType: 'image/*' } } },
      [{ name: 'picture', contentType: 'image/*', isText: true }],
    ],
    [
      'their style rather than their media type',
      { encoding: { a: { contentType: 'text/csv', style: 'pipeDelimited' }, b: { explode: false } } },
      [
        { name: 'a', style: 'pipeDelimited' },
        { name: 'b', style: 'form', explode: false },
      ],
    ],
    [
      'headers that can have one value only',
      {
        encoding: {
          a: {
            headers: {
              'X-Kind': { $ref: '#/components/headers/Kind' },
              'X-One': { schema: { type: 'integer', enum: [1] } },
              'X-Any': { schema: { type: 'string' } },
              'Content-Type': { schema: { const: 'text/html' } },
            },
          },
        },
      },
      [{ name: 'a', headers: { 'X-Kind': 'k', 'X-One': '1' } }],
    ],
  ])('%s', (_, mediaType, parts) => {
    expect(describeParts({ components }, mediaType)).toEqual(parts);
  });
});

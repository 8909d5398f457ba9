import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { valueAt } from '../../src/json-pointer.ts';
import { at, post } from './upgraded.ts';

describe('lists are written as collectionFormat says', () => {
  test.each<[string, string | undefined, JsonObject]>([
    ['query', undefined, { style: 'form', explode: false }],
    ['query', 'csv', { style: 'form', explode: false }],
    ['query', 'ssv', { style: 'spaceDelimited', explode: false }],
    ['query', 'pipes', { style: 'pipeDelimited', explode: false }],
    ['query', 'multi', { style: 'form', explode: true }],
    ['header', undefined, { style: 'simple', explode: false }],
    ['path', 'csv', { style: 'simple', explode: false }],
  ])('%s, %s', (place, collectionFormat, style) => {
    const parameter = { name: 'a', in: place, type: 'array', items: { type: 'string' } };
    const made = post({
      parameters: [{ ...parameter, ...(collectionFormat !== undefined && { collectionFormat }) }],
    });
    expect(at(made, '/parameters/0')).toEqual({
      name: 'a',
      in: place,
      schema: { type: 'array', items: { type: 'string' } },
      ...style,
    });
    expect(made.losses).toEqual([]);
  });

  test.each([
    ['query', 'tsv'],
    ['path', 'pipes'],
    ['header', 'ssv'],
  ])('and what OpenAPI 3 cannot say is a loss: %s, %s', (place, collectionFormat) => {
    const parameter = { name: 'a', in: place, type: 'array', items: { type: 'string' }, collectionFormat };
    expect(post({ parameters: [parameter] }).losses).toEqual([expect.stringContaining(collectionFormat)]);
  });
});

const file = { name: 'f', in: 'formData', type: 'file', required: true, description: 'A file.' };
const tags = { name: 't', in: 'formData', type: 'array', items: { type: 'string' } };

describe('forms become bodies', () => {
  test.each<[string, JsonObject, string[], JsonObject]>([
    [
      'of fields',
      { parameters: [tags] },
      ['application/x-www-form-urlencoded'],
      { t: { type: 'array', items: { type: 'string' } } },
    ],
    [
      'with a file',
      { parameters: [file] },
      ['multipart/form-data'],
      { f: { type: 'string', format: 'binary', description: 'A file.' } },
    ],
    [
      'as they are consumed',
      {
        consumes: ['application/json', 'multipart/form-data', 'application/x-www-form-urlencoded'],
        parameters: [tags],
      },
      ['multipart/form-data', 'application/x-www-form-urlencoded'],
      { t: { type: 'array', items: { type: 'string' } } },
    ],
  ])('%s', (_, operation, types, properties) => {
    const content = at(post(operation), '/requestBody/content') as JsonObject;
    expect(Object.keys(content)).toEqual(types);
    for (const media of Object.values(content))
      expect(valueAt(media, '/schema/properties')).toEqual(properties);
  });

  test('whose lists are written with commas, and which are required as their fields are', () => {
    const made = post({
      parameters: [
        { ...tags, required: true },
        { ...tags, name: 'm', collectionFormat: 'multi' },
      ],
    });
    expect(at(made, '/requestBody')).toEqual({
      required: true,
      content: {
        'application/x-www-form-urlencoded': {
          schema: {
            type: 'object',
            properties: {
              t: { type: 'array', items: { type: 'string' } },
              m: { type: 'array', items: { type: 'string' } },
            },
            required: ['t'],
          },
          encoding: { t: { style: 'form', explode: false } },
        },
      },
    });
    expect(at(made, '/parameters')).toBeUndefined();
  });
});

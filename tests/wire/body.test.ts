import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/json.ts';
import { bodyCodec, bytesOf, type BodyCodec } from '../../src/wire/body.ts';

const schemas: JsonObject = {
  Form: {
    type: 'object',
    properties: {
      file: { $ref: '#/components/schemas/File' },
      files: { type: 'array', items: { type: 'string', format: 'binary' } },
    },
  },
  File: { type: 'string', format: 'binary' },
  Ring: { $ref: '#/components/schemas/Ring' },
  Any: {},
};

/** The codec of a media type with a schema and, it may be, an encoding. */
function codecFor(
  type: string,
  encoding: JsonObject = {},
  schema = '/components/schemas/Form',
): BodyCodec | undefined {
  const document: JsonObject = { components: { schemas }, content: { it: { encoding } } };
  return bodyCodec(document, { pointer: '/content/it', type, schema });
}

function written(type: string, value: Json, encoding: JsonObject = {}): unknown {
  return codecFor(type, encoding)?.write(value)?.bytes;
}

const formType = 'application/x-www-form-urlencoded';

describe('a body as', () => {
  test.each<[string, Json, unknown, JsonObject?]>([
    ['application/json', { a: [1, null] }, '{"a":[1,null]}'],
    ['application/problem+json', null, 'null'],
    ['application/json; charset=utf-8', '', '""'],
    ['*/*', [], '[]'],
    ['application/*', 1, '1'],
    ['text/plain', 'a b', 'a b'],
    ['text/*', 12, '12'],
    ['text/plain', '', undefined],
    ['text/plain', { a: 1 }, undefined],
    ['text/plain', null, undefined],
    ['application/octet-stream', 'bytes', 'bytes'],
    ['image/*', 'bytes', 'bytes'],
    ['application/octet-stream', 1, undefined],
    [formType, { a: 'b c', d: [1, 2], e: true }, 'a=b%20c&d=1&d=2&e=true'],
    [formType, { a: { b: [1] } }, 'a=%7B%22b%22%3A%5B1%5D%7D'],
    [formType, { a: { b: 1 } }, 'a%5Bb%5D=1', { a: { style: 'deepObject' } }],
    [formType, { a: [1, 2] }, 'a=1,2', { a: { explode: false } }],
    [formType, { a: [1, 2] }, 'a=1%7C2', { a: { style: 'pipeDelimited' } }],
    [formType, {}, undefined],
    [formType, { a: null }, undefined],
    [formType, { a: [] }, undefined],
    [formType, { a: [[1]] }, undefined],
    [formType, [1], undefined],
    [formType, 'a', undefined],
  ])('%s carries %j as %j', (type, value, bytes, encoding) => {
    expect(written(type, value, encoding)).toBe(bytes);
  });

  test.each([
    'application/xml',
    'application/atom+xml',
    'text/xml',
    'application/yaml',
    'multipart/mixed',
    'evil\r\nX: 1',
  ])('%j cannot be written', (type) => {
    expect(codecFor(type)).toBeUndefined();
  });
});

describe('multipart/form-data', () => {
  const type = 'multipart/form-data';

  test.each<[string, Json, string, JsonObject?]>([
    ['a text', { a: 'b' }, 'Content-Disposition: form-data; name="a"\r\n\r\nb'],
    ['a number', { a: 1 }, 'Content-Disposition: form-data; name="a"\r\n\r\n1'],
    ['an object', { a: { b: 1 } }, 'name="a"\r\nContent-Type: application/json\r\n\r\n{"b":1}'],
    [
      'a file',
      { file: 'x' },
      'name="file"; filename="file"\r\nContent-Type: application/octet-stream\r\n\r\nx',
    ],
    [
      'one of many files',
      { files: ['x'] },
      'name="files"; filename="files"\r\nContent-Type: application/octet-stream\r\n\r\nx',
    ],
    [
      'a picture',
      { file: 'x' },
      'Content-Type: image/png\r\n\r\nx',
      { file: { contentType: 'image/png, image/jpeg' } },
    ],
    [
      'no picture',
      { file: 'x' },
      'Content-Type: application/octet-stream\r\n\r\nx',
      { file: { contentType: 'a\r\nb' } },
    ],
    ['a name that breaks out', { 'a"\r\nX: 1': 'b' }, 'name="a%22%0D%0AX: 1"\r\n\r\nb'],
  ])('carries %s', (_, value, part, encoding) => {
    expect(written(type, value, encoding)).toContain(part);
  });

  test('ends every part with a boundary that is in none', () => {
    const body = codecFor(type)?.write({ a: 'openapi-contract-boundary', b: ['1', '2'] });
    const boundary = /boundary=(.+)$/.exec(body?.contentType ?? '')?.[1] ?? '';
    expect(String(body?.bytes).split(`--${boundary}`)).toHaveLength(5);
  });

  test.each<[Json]>([[{}], [{ a: null }], [{ a: [] }], [[]], ['a']])('does not carry %j', (value) => {
    expect(written(type, value)).toBeUndefined();
  });
});

test('a schema that is a ring of references is no file', () => {
  expect(codecFor('multipart/form-data', {}, '/components/schemas/Ring')?.write({ a: 'b' })).toBeDefined();
});

/** What may be read from what is written, where anything may stand. */
function readWritten(type: string, value: Json): readonly Json[] {
  const codec = codecFor(type, {}, '/components/schemas/Any');
  const wire = codec?.write(value);
  return codec && wire ? codec.read(bytesOf(wire), wire.contentType, 'lenient') : [];
}

test('forms lose types, JSON keeps them', () => {
  expect(readWritten(formType, { a: 1 })).toEqual(
    expect.arrayContaining([{ a: '1' }, { a: 1 }, { a: ['1'] }, { a: true }]),
  );
  expect(readWritten(formType, { a: ['1'] })).toEqual(
    expect.arrayContaining([{ a: ['1'] }, { a: '1' }, { a: [1] }, { a: 1 }]),
  );
  expect(readWritten('application/json', { a: '1' })).toEqual([{ a: '1' }]);
});

const leaf = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.integer(), fc.boolean());
const members = fc.dictionary(fc.string(), fc.oneof(leaf, fc.array(leaf, { minLength: 1, maxLength: 3 })), {
  noNullPrototype: true,
  maxKeys: 4,
});

property.prop([members], { numRuns: 500 })('forms are read as they were written', (value) => {
  const bytes = written(formType, value);
  fc.pre(typeof bytes === 'string');
  const read = new URLSearchParams(bytes.replaceAll('+', '%2B'));
  for (const [name, member] of Object.entries(value)) {
    expect(read.getAll(name)).toEqual([member].flat().map(String));
  }
});

test('a form of many members is read as its schema says of each', () => {
  const names = Array.from('abcdefghijklmnop');
  const flags = Object.fromEntries(names.map((name) => [name, { type: 'boolean' }]));
  const texts = Object.fromEntries(names.map((name) => [`${name}2`, { type: 'string' }]));
  const schema: JsonObject = { type: 'object', properties: { ...flags, ...texts } };
  const document: JsonObject = { schema, content: {} };
  const codec = bodyCodec(document, { pointer: '/content', type: formType, schema: '/schema' });
  const value = Object.fromEntries(
    names.flatMap((name) => [
      [name, false],
      [`${name}2`, 'true'],
    ]),
  );
  expect(codec?.read(bytesOf({ bytes: codec.write(value)?.bytes ?? '' }), formType, 'exact')).toEqual([
    value,
  ]);
});

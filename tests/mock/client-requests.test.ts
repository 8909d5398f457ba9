import { parse } from 'qs';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { call } from './client-call.ts';

/* What the generated client's runtime sends, to the mock of the same description, and to a parser that knows neither. */

const form = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data';
const text = { type: 'string' };
const integer = { type: 'integer' };
const file = { type: 'string', format: 'binary' };
const texts = { type: 'array', items: text };
const object = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
  additionalProperties: false,
  ...rest,
});
const point = object({ x: integer, y: integer });
const body = (type: string, schema: JsonObject, encoding?: JsonObject): JsonObject => ({
  requestBody: { required: true, content: { [type]: { schema, ...(encoding ? { encoding } : {}) } } },
});
const png = (content: string): File => new File([content], `${content}.png`, { type: 'image/png' });

/** What a parser of multipart reads: name, and the text, or the file's name, type and text. */
async function parts(request: Request): Promise<readonly (readonly string[])[]> {
  const read = [...(await request.formData())].map(async ([name, value]) =>
    typeof value === 'string' ? [name, value] : [name, value.name, value.type, await value.text()],
  );
  return Promise.all(read);
}

describe('multipart', () => {
  test.each<[string, JsonObject, object, string[][]]>([
    [
      'two files',
      body(multipart, object({ one: file, two: file })),
      { one: png('a'), two: png('b') },
      [
        ['one', 'a.png', 'image/png', 'a'],
        ['two', 'b.png', 'image/png', 'b'],
      ],
    ],
    [
      'a file beside a list of files',
      body(multipart, object({ one: file, more: { type: 'array', items: file, minItems: 2 } })),
      { one: png('a'), more: [png('b'), png('c')] },
      [
        ['one', 'a.png', 'image/png', 'a'],
        ['more', 'b.png', 'image/png', 'b'],
        ['more', 'c.png', 'image/png', 'c'],
      ],
    ],
    [
      'a list of one file',
      body(multipart, object({ more: { type: 'array', items: file } })),
      { more: [png('a')] },
      [['more', 'a.png', 'image/png', 'a']],
    ],
    [
      'a file without a name or a type',
      body(multipart, object({ one: file })),
      { one: new Blob(['a']) },
      [['one', 'blob', 'application/octet-stream', 'a']],
    ],
    [
      'a list of texts',
      body(multipart, object({ names: { ...texts, minItems: 2 } })),
      { names: ['a', 'b, c'] },
      [
        ['names', 'a'],
        ['names', 'b, c'],
      ],
    ],
    [
      'a list of numbers',
      body(multipart, object({ ids: { type: 'array', items: integer } })),
      { ids: [1, 2] },
      [
        ['ids', '1'],
        ['ids', '2'],
      ],
    ],
    [
      'a JSON part beside a file',
      body(multipart, object({ meta: point, one: file })),
      { meta: { x: 1, y: 2 }, one: png('a') },
      [
        ['meta', '{"x":1,"y":2}'],
        ['one', 'a.png', 'image/png', 'a'],
      ],
    ],
    [
      'a JSON part whose type is named',
      body(multipart, object({ meta: point, one: file }), { meta: { contentType: 'application/json' } }),
      { meta: { x: 1, y: 2 }, one: png('a') },
      [
        ['meta', '{"x":1,"y":2}'],
        ['one', 'a.png', 'image/png', 'a'],
      ],
    ],
    [
      'a list of objects',
      body(multipart, object({ points: { type: 'array', items: point, minItems: 2 } })),
      {
        points: [
          { x: 1, y: 2 },
          { x: 3, y: 4 },
        ],
      },
      [
        ['points', '{"x":1,"y":2}'],
        ['points', '{"x":3,"y":4}'],
      ],
    ],
    [
      'numbers, truth and texts of other letters',
      body(multipart, object({ n: { type: 'number' }, b: { type: 'boolean' }, t: text })),
      { n: 1.5, b: false, t: 'Größe "€"\r\nключ' },
      [
        ['n', '1.5'],
        ['b', 'false'],
        ['t', 'Größe "€"\r\nключ'],
      ],
    ],
    [
      'what is left out',
      body(multipart, { ...object({ one: file, note: text }), required: ['one'] }),
      { one: png('a'), note: undefined },
      [['one', 'a.png', 'image/png', 'a']],
    ],
  ])('%s', async (_, operation, value, read) => {
    const { status, violations, request } = await call(operation, { body: value });
    expect(violations).toEqual([]);
    expect([status, await parts(request)]).toEqual([204, read]);
  });
});

describe('forms', () => {
  test.each<[string, JsonObject, object, object]>([
    [
      'texts',
      body(form, object({ a: text, b: text })),
      { a: 'x y&=', b: 'ключ+' },
      { a: 'x y&=', b: 'ключ+' },
    ],
    [
      'numbers and truth',
      body(form, object({ n: integer, b: { type: 'boolean' } })),
      { n: 1, b: true },
      { n: '1', b: 'true' },
    ],
    [
      'a list of texts',
      body(form, object({ names: { ...texts, minItems: 2 } })),
      { names: ['a', 'b,c'] },
      { names: ['a', 'b,c'] },
    ],
    ['a list of one', body(form, object({ names: texts })), { names: ['a'] }, { names: 'a' }],
    [
      'an object, which is JSON by default',
      body(form, object({ at: point })),
      { at: { x: 1, y: 2 } },
      { at: '{"x":1,"y":2}' },
    ],
    [
      'nested objects, in style deepObject',
      body(form, object({ at: object({ here: point, name: text }) }), {
        at: { style: 'deepObject', explode: true },
      }),
      { at: { here: { x: 1, y: 2 }, name: 'n' } },
      { at: { here: { x: '1', y: '2' }, name: 'n' } },
    ],
    [
      'lists in style deepObject, beside others',
      body(form, object({ a: text, at: object({ names: { ...texts, minItems: 2 } }) }), {
        at: { style: 'deepObject', explode: true },
      }),
      { at: { names: ['a', 'b'] }, a: 'x' },
      { at: { names: ['a', 'b'] }, a: 'x' },
    ],
    [
      'a list that is not exploded',
      body(form, object({ names: { ...texts, minItems: 2 } }), { names: { explode: false } }),
      { names: ['a', 'b'] },
      { names: 'a,b' },
    ],
    [
      'an object that is spread',
      body(form, object({ at: point }), { at: { style: 'form' } }),
      { at: { x: 1, y: 2 } },
      { x: '1', y: '2' },
    ],
    [
      'a list between spaces',
      body(form, object({ names: { ...texts, minItems: 2 } }), {
        names: { style: 'spaceDelimited', explode: false },
      }),
      { names: ['a', 'b'] },
      { names: 'a b' },
    ],
    [
      'a list between pipes',
      body(form, object({ names: { ...texts, minItems: 2 } }), {
        names: { style: 'pipeDelimited', explode: false },
      }),
      { names: ['a', 'b'] },
      { names: 'a|b' },
    ],
  ])('%s', async (_, operation, value, read) => {
    const { status, violations, request } = await call(operation, { body: value });
    const sent = await request.text();
    expect(violations).toEqual([]);
    expect([status, parse(sent)]).toEqual([204, read]);
  });
});

const query = (schema: JsonObject, rest: JsonObject = {}): JsonObject => ({
  parameters: [{ name: 'p', in: 'query', required: true, schema, ...rest }],
});
const deep = { style: 'deepObject', explode: true };

describe('queries', () => {
  test.each<[string, JsonObject, unknown, object]>([
    ['a deep object', query(point, deep), { x: 1, y: 2 }, { p: { x: '1', y: '2' } }],
    [
      'a deeper object',
      query(object({ here: point, 'a b': text }), deep),
      { here: { x: 1, y: 2 }, 'a b': '[&]' },
      { p: { here: { x: '1', y: '2' }, 'a b': '[&]' } },
    ],
    [
      'a list in a deep object',
      query(object({ names: { ...texts, minItems: 2 } }), deep),
      { names: ['a', 'b'] },
      { p: { names: ['a', 'b'] } },
    ],
    [
      'objects in a list in a deep object',
      query(object({ at: { type: 'array', items: point } }), deep),
      { at: [{ x: 1, y: 2 }] },
      { p: { at: [{ x: '1', y: '2' }] } },
    ],
    ['a list', query({ ...texts, minItems: 2 }), ['a', 'b,c'], { p: ['a', 'b,c'] }],
    [
      'a list that is not exploded',
      query({ ...texts, minItems: 2 }, { explode: false }),
      ['a', 'b'],
      { p: 'a,b' },
    ],
    ['an object', query(point), { x: 1, y: 2 }, { x: '1', y: '2' }],
    [
      'JSON',
      { parameters: [{ name: 'p', in: 'query', content: { 'application/json': { schema: point } } }] },
      { x: 1, y: 2 },
      { p: '{"x":1,"y":2}' },
    ],
    ['a text with what separates', query(text), '+ &=#%', { p: '+ &=#%' }],
  ])('%s', async (_, operation, value, read) => {
    const { status, violations, request } = await call(operation, { params: { query: { p: value } } });
    const sent = new URL(request.url).search.slice(1);
    expect(violations).toEqual([]);
    expect([status, parse(sent)]).toEqual([204, read]);
  });
});

const cookie = (schema: JsonObject, rest: JsonObject = {}): JsonObject => ({
  parameters: [{ name: 'c', in: 'cookie', required: true, schema, ...rest }],
});

describe('cookies', () => {
  test.each<[string, JsonObject, unknown, string]>([
    ['a number', cookie(integer), 5, 'c=5'],
    ['a text', cookie(text), 'a b;', 'c=a%20b%3B'],
    ['a list', cookie({ type: 'array', items: integer, minItems: 2 }, { explode: false }), [1, 2], 'c=1,2'],
    ['a list, exploded', cookie({ type: 'array', items: integer, minItems: 2 }), [1, 2], 'c=1; c=2'],
    ['an object, exploded', cookie(point), { x: 1, y: 2 }, 'x=1; y=2'],
  ])('%s', async (_, operation, value, read) => {
    const { status, violations, request } = await call(operation, { params: { cookie: { c: value } } });
    expect(violations).toEqual([]);
    expect([status, request.headers.get('Cookie')]).toEqual([204, read]);
  });
});

describe('other bodies', () => {
  test.each<[string, JsonObject, unknown, string, string]>([
    ['a number as text', body('text/plain', integer), 5, 'text/plain', '5'],
    ['truth as text', body('text/plain', { type: 'boolean' }), false, 'text/plain', 'false'],
    ['a text', body('text/plain', text), '{', 'text/plain', '{'],
    ['text/json', body('text/json', point), { x: 1, y: 2 }, 'text/json', '{"x":1,"y":2}'],
    [
      '+json',
      body('application/vnd.api+json', point),
      { x: 1, y: 2 },
      'application/vnd.api+json',
      '{"x":1,"y":2}',
    ],
    ['a text in JSON', body('application/json', text), 'a', 'application/json', '"a"'],
    ['null in JSON', body('application/json', { type: 'null' }), null, 'application/json', 'null'],
    ['bytes', body('application/octet-stream', file), new Uint8Array([97]), 'application/octet-stream', 'a'],
    ['a file', body('image/png', file), new Blob(['a']), 'image/png', 'a'],
  ])('%s', async (_, operation, value, type, sent) => {
    const { status, violations, request } = await call(operation, { body: value });
    expect([request.headers.get('Content-Type'), await request.text()]).toEqual([type, sent]);
    expect(violations).toEqual([]);
    expect(status).toBe(204);
  });
});

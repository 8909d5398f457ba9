import { describe, expect, test } from 'vitest';
import { operationsOf } from '../../src/contract/operations.ts';
import type { JsonObject } from '../../src/json.ts';
import { schemaGraph } from '../../src/schema/schema-graph.ts';
import { createValidator } from '../../src/schema/validator.ts';
import type { ReceivedRequest } from '../../src/wire/received-request.ts';
import { createRequestJudge, type Breach } from '../../src/wire/request-judge.ts';

const integer: JsonObject = { type: 'integer' };
const text: JsonObject = { type: 'string' };
const integers: JsonObject = { type: 'array', items: integer };
const point: JsonObject = { type: 'object', required: ['x'], properties: { x: integer, y: text } };

type Sent = Partial<ReceivedRequest>;

/** What is broken, as `part kind` or `part keyword at pointer`. */
function judge(operation: JsonObject, sent: Sent, reading: 'exact' | 'lenient' = 'exact'): string[] {
  const document: JsonObject = { paths: { '/{p}': { post: { responses: {}, ...operation } } } };
  const [only] = operationsOf(document);
  if (!only) throw new Error('the operation was not read');
  const failuresAt = createRequestJudge(document, only, (pointer, value) =>
    createValidator(schemaGraph({ document, pointer }), 'request').failures(value),
  );
  return failuresAt({ path: {}, query: '', headers: {}, body: undefined, ...sent }, reading).flatMap(wordsOf);
}

function wordsOf({ in: place, name, kind, failures }: Breach): string[] {
  const part = name === '' ? place : `${place} ${name}`;
  if (failures.length === 0) return [`${part} ${kind}`];
  return failures.map(
    ({ keyword, instancePointer }) => `${part} ${keyword}${instancePointer && ` at ${instancePointer}`}`,
  );
}

const parameter = (fields: JsonObject): JsonObject => ({ parameters: [{ name: 'p', ...fields }] });
const inQuery = (schema: JsonObject, fields: JsonObject = {}): JsonObject =>
  parameter({ in: 'query', schema, ...fields });

describe('a query parameter', () => {
  test.each<[string, JsonObject, string, string[]]>([
    ['an integer', inQuery(integer), 'p=5', []],
    ['no integer', inQuery(integer), 'p=a', ['query p type']],
    ['a hexadecimal number', inQuery(integer), 'p=0x10', ['query p type']],
    ['a blank before a number', inQuery(integer), 'p=%205', ['query p type']],
    ['a number for a text', inQuery(text), 'p=5', []],
    ['either of two types', inQuery({ oneOf: [integer, { type: 'string', minLength: 2 }] }), 'p=5', []],
    ['a boolean', inQuery({ type: 'boolean' }), 'p=true', []],
    ['a capital boolean', inQuery({ type: 'boolean' }), 'p=True', ['query p type']],
    ['null', inQuery({ type: ['integer', 'null'] }), 'p=null', []],
    ['nothing', inQuery(integer), '', []],
    ['nothing required', inQuery(integer, { required: true }), 'q=1', ['query p required']],
    ['an empty text', inQuery({ type: 'string', minLength: 1 }), 'p=', ['query p minLength']],
    ['a name in capitals', inQuery(integer, { required: true }), 'P=1', ['query p required']],
    ['a plus for a blank', inQuery({ const: 'a b' }), 'p=a+b', []],
    ['an exploded list', inQuery(integers), 'p=1&p=2', []],
    ['a list of one', inQuery(integers), 'p=1', []],
    ['a list with a text', inQuery(integers), 'p=1&p=b', ['query p type at /1']],
    ['a list in one', inQuery(integers, { explode: false }), 'p=1,2', []],
    [
      'a comma within an item',
      inQuery({ ...integers, items: { enum: ['a,b', 'c'] } }, { explode: false }),
      'p=a%2Cb,c',
      [],
    ],
    ['several where one is described', inQuery(integer), 'p=1&p=2', ['query p type']],
    ['blanks between', inQuery(integers, { style: 'spaceDelimited' }), 'p=1%202', []],
    ['pipes between', inQuery(integers, { style: 'pipeDelimited' }), 'p=1%7C2', []],
    ['a spread delimited list', inQuery(integers, { style: 'pipeDelimited', explode: true }), 'p=1&p=2', []],
    ['an object spread', inQuery(point), 'x=1&y=5', []],
    ['an object spread wrongly', inQuery(point), 'x=a', ['query p type at /x']],
    ['an object that is not there', inQuery(point), 'z=1', []],
    ['an object that lacks a member', inQuery(point), 'y=1', ['query p required']],
    ['unknown names beside an object', inQuery({ ...point, additionalProperties: false }), 'x=1&z=1', []],
    ['an object in one', inQuery(point, { explode: false }), 'p=x,1,y,a', []],
    ['a deep object', inQuery(point, { style: 'deepObject' }), 'p[x]=1&p%5By%5D=a', []],
    [
      'a deep object that is wrong',
      inQuery(point, { style: 'deepObject' }),
      'p[x]=a',
      ['query p type at /x'],
    ],
    [
      'a nested deep object',
      inQuery({ type: 'object', properties: { a: point, b: integers } }, { style: 'deepObject' }),
      'p[a][x]=1&p[b][0]=1&p[b][1]=2',
      [],
    ],
    [
      'JSON',
      parameter({ in: 'query', content: { 'application/json': { schema: point } } }),
      'p=%7B%22x%22%3A1%7D',
      [],
    ],
    [
      'no JSON',
      parameter({ in: 'query', content: { 'application/json': { schema: point } } }),
      'p=%7B',
      ['query p malformed'],
    ],
    [
      'wrong JSON',
      parameter({ in: 'query', content: { 'application/json': { schema: point } } }),
      'p={}',
      ['query p required'],
    ],
  ])('%s', (_, operation, query, broken) => {
    expect(judge(operation, { query })).toEqual(broken);
  });

  test.each([
    ['yes', { type: 'boolean' }],
    ['1', { type: 'boolean' }],
    [' 5', integer],
    ['0x10', integer],
  ])('%j is taken by lenient receivers for %j', (value, schema) => {
    expect(judge(inQuery(schema), { query: `p=${encodeURIComponent(value)}` }, 'lenient')).toEqual([]);
  });

  test('the members of two objects, one listed by each, are told apart', () => {
    const parameters = [
      { name: 'a', in: 'query', schema: point },
      { name: 'z', in: 'query', schema: integer },
    ];
    expect(judge({ parameters }, { query: 'x=1&z=a' })).toEqual(['query z type']);
  });
});

describe('elsewhere', () => {
  test.each<[string, JsonObject, Sent, string[]]>([
    ['a path segment', parameter({ in: 'path', required: true, schema: integer }), { path: { p: '5' } }, []],
    [
      'a list in a path',
      parameter({ in: 'path', required: true, schema: integers }),
      { path: { p: '1,b' } },
      ['path p type at /1'],
    ],
    [
      'a label',
      parameter({ in: 'path', required: true, style: 'label', schema: integer }),
      { path: { p: '.5' } },
      [],
    ],
    [
      'no label',
      parameter({ in: 'path', required: true, style: 'label', schema: integer }),
      { path: { p: '5' } },
      ['path p malformed'],
    ],
    [
      'a matrix',
      parameter({ in: 'path', required: true, style: 'matrix', schema: integer }),
      { path: { p: ';p=5' } },
      [],
    ],
    ['a header', parameter({ in: 'header', schema: integers }), { headers: { p: '1, 2' } }, []],
    [
      'a wrong header',
      parameter({ in: 'header', schema: integer }),
      { headers: { p: 'x' } },
      ['header p type'],
    ],
    [
      'an ignored header',
      { parameters: [{ name: 'Accept', in: 'header', schema: integer }] },
      { headers: { accept: 'x' } },
      [],
    ],
    ['a cookie', parameter({ in: 'cookie', schema: integer }), { headers: { cookie: 'a=b; p="5"' } }, []],
    [
      'a wrong cookie',
      parameter({ in: 'cookie', schema: integer }),
      { headers: { cookie: 'p=x' } },
      ['cookie p type'],
    ],
  ])('%s', (_, operation, sent, broken) => {
    expect(judge(operation, sent)).toEqual(broken);
  });
});

const formType = 'application/x-www-form-urlencoded';
const multipart = (...parts: string[]): string =>
  `${parts.map((part) => `--b\r\nContent-Disposition: form-data; ${part}\r\n`).join('')}--b--\r\n`;

describe('a body', () => {
  const form = {
    type: 'object',
    required: ['a'],
    additionalProperties: false,
    properties: { a: integer, list: integers, deep: point, text },
  };
  test.each<[string, string, JsonObject, string, string[]]>([
    ['JSON', 'application/json', point, '{"x":1}', []],
    ['JSON by suffix', 'application/vnd.a+json; charset=utf-8', point, '{"x":"1"}', ['body type at /x']],
    ['JSON as text', 'text/json', point, '{"x":1}', []],
    ['no JSON', 'application/json', point, '{', ['body malformed']],
    ['a falsy value', 'application/json', integer, '0', []],
    ['a number as text', 'text/plain', integer, '5', []],
    ['no number as text', 'text/plain', integer, 'a', ['body type']],
    ['XML, of which nothing is known', 'application/xml', point, '<x/>', []],
    ['bytes', 'application/octet-stream', { type: 'string', maxLength: 2 }, 'abc', ['body maxLength']],
    ['a form', formType, form, 'a=1&list=1&list=2&text=5', []],
    ['a form with a list of one', formType, form, 'a=1&list=1', []],
    ['a form with JSON', formType, form, 'a=1&deep=%7B%22x%22%3A1%7D', []],
    ['a form with brackets', formType, form, 'a=1&deep[x]=1&list[]=1&list[]=2', []],
    ['a form with a wrong member', formType, form, 'a=b', ['body type at /a']],
    ['a form that lacks a member', formType, form, 'text=b', ['body required']],
    ['a form with an unknown member', formType, form, 'a=1&z=1', ['body additionalProperties']],
    ['a form with a member twice', formType, form, 'a=1&text=b&text=c', ['body type at /text']],
    [
      'parts',
      'multipart/form-data; boundary=b',
      form,
      multipart('name="a"\r\n\r\n1', 'name="text"\r\n\r\nb'),
      [],
    ],
    [
      'a wrong part',
      'multipart/form-data; boundary=b',
      form,
      multipart('name="a"\r\n\r\nx'),
      ['body type at /a'],
    ],
    [
      'a JSON part',
      'multipart/form-data; boundary=b',
      form,
      multipart('name="a"\r\n\r\n1', 'name="deep"\r\nContent-Type: application/json\r\n\r\n{"x":1}'),
      [],
    ],
    [
      'parts of one name',
      'multipart/form-data; boundary=b',
      form,
      multipart('name="a"\r\n\r\n1', 'name="list"\r\n\r\n1', 'name="list"\r\n\r\n2'),
      [],
    ],
    ['parts without an end', 'multipart/form-data; boundary=b', form, '--b\r\n', ['body malformed']],
    [
      'parts without a boundary',
      'multipart/form-data',
      form,
      multipart('name="a"\r\n\r\n1'),
      ['body malformed'],
    ],
  ])('%s', (_, type, schema, body, broken) => {
    const described = type.split(';')[0] ?? '';
    const operation = { requestBody: { required: true, content: { [described]: { schema } } } };
    expect(judge(operation, { headers: { 'content-type': type }, body: Buffer.from(body) })).toEqual(broken);
  });

  test.each<[string, string | undefined, string | undefined, boolean, string[]]>([
    ['of another type', 'text/csv', 'a', true, ['body media-type']],
    ['without a type', undefined, '{"x":1}', true, []],
    ['that is missing', undefined, undefined, true, ['body required']],
    ['that may be missing', undefined, undefined, false, []],
    ['that is empty', 'application/json', '', true, ['body required']],
  ])('%s', (_, type, body, required, broken) => {
    const operation = { requestBody: { required, content: { 'application/json': { schema: point } } } };
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    expect(judge(operation, { headers, body: body === undefined ? undefined : Buffer.from(body) })).toEqual(
      broken,
    );
  });

  test('encodings say how members of a form are written', () => {
    const schema = { type: 'object', properties: { list: integers, deep: point } };
    const encoding = { list: { explode: false }, deep: { style: 'deepObject' } };
    const operation = { requestBody: { content: { [formType]: { schema, encoding } } } };
    const headers = { 'content-type': formType };
    expect(judge(operation, { headers, body: Buffer.from('list=1,2&deep[x]=1') })).toEqual([]);
    expect(judge(operation, { headers, body: Buffer.from('list=1,b&deep[x]=b') })).toEqual([
      'body type at /list/1',
      'body type at /deep/x',
    ]);
  });
});

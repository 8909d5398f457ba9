import type { Json, JsonObject } from '../../src/json.ts';
import type { Sent } from './send.ts';

/** One request, and the status that the contract says. Stock Prism says another. */
export interface RequestProbe {
  /** What stock Prism does otherwise. */
  readonly defect: string;
  readonly label: string;
  /** The path template below the probe's own path, and the Path Item there. */
  readonly template: string;
  readonly item: JsonObject;
  /** What is appended to the probe's own path. */
  readonly target: string;
  readonly sent: Sent;
  readonly status: number;
}

const done = { 204: { description: 'done' } };
const integers: JsonObject = { type: 'array', items: { type: 'integer' } };
const integer: JsonObject = { type: 'integer' };
const text: JsonObject = { type: 'string' };
const readOnlyId: JsonObject = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', readOnly: true } },
};

function body(defect: string, schema: JsonObject, value: Json, status: number): RequestProbe {
  return typedBody(defect, 'application/json', schema, JSON.stringify(value), status);
}

function typedBody(
  defect: string,
  mediaType: string,
  schema: JsonObject,
  content: string,
  status: number,
  declared = mediaType,
): RequestProbe {
  const item = {
    post: { requestBody: { required: true, content: { [declared]: { schema } } }, responses: done },
  };
  const sent = { method: 'POST', headers: { 'Content-Type': mediaType }, body: content };
  return {
    defect,
    label: `${mediaType} ${content}`.slice(0, 60),
    template: '',
    item,
    target: '',
    sent,
    status,
  };
}

function query(defect: string, parameter: JsonObject, target: string, status: number): RequestProbe {
  const item = { get: { parameters: [{ name: 'x', in: 'query', ...parameter }], responses: done } };
  return { defect, label: target, template: '', item, target, sent: {}, status };
}

function path(defect: string, parameter: JsonObject, target: string, status: number): RequestProbe {
  const item = {
    get: { parameters: [{ name: 'x', in: 'path', required: true, ...parameter }], responses: done },
  };
  return { defect, label: target, template: '/{x}', item, target, sent: {}, status };
}

const format = (name: string, value: Json): RequestProbe =>
  body('ignored-format', { format: name }, value, 422);
const list = (keywords: JsonObject, target: string): RequestProbe =>
  query('draft-07-parameters', { schema: { type: 'array', ...keywords } }, target, 422);
const deep = (keywords: JsonObject, target: string): RequestProbe => {
  const schema = {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'string' } },
    ...keywords,
  };
  return query('deep-object-members', { style: 'deepObject', explode: true, schema }, target, 422);
};
const falsy = (value: Json): RequestProbe =>
  body('falsy-body', { type: ['integer', 'boolean', 'string', 'null'] }, value, 204);
const number = (target: string): RequestProbe =>
  query('lenient-number', { schema: { type: 'number', minimum: 1 } }, target, 422);

/** What stock Prism 5.16 judges otherwise, and how it is right. */
export const requestProbes: readonly RequestProbe[] = [
  format('idn-email', 'nobody'),
  format('idn-hostname', '-- --'),
  format('iri', 'no iri'),
  format('iri-reference', String.raw`\\`),
  format('int64', 1e19),
  path('primitive-object', { schema: { type: 'object' } }, '/true', 422),
  path('primitive-object', { style: 'label', schema: { type: 'object' } }, '/.true', 422),
  query('primitive-object', { explode: false, schema: { type: 'object' } }, '?x=true', 422),
  query('one-of-primitives', { schema: { oneOf: [integer, text] } }, '?x=5', 204),
  query('one-of-primitives', { schema: { oneOf: [{ type: 'boolean' }, integer] } }, '?x=true', 204),
  list({ prefixItems: [{ type: 'integer' }] }, '?x=a'),
  list({ contains: { const: 'a' }, minContains: 2 }, '?x=a&x=b'),
  query(
    'parameter-content',
    { content: { 'application/json': { schema: { type: 'object' } } } },
    '?x=5',
    422,
  ),
  deep({ additionalProperties: false }, '?x[z]=1&x[a]=1'),
  deep({ minProperties: 2 }, '?x[a]=1'),
  query('empty-query-value', { schema: { type: 'string', minLength: 1 } }, '?x=', 422),
  body('inherited-names', { type: 'object', required: ['toString'] }, {}, 422),
  body('uncompilable-schema', { type: 'string', pattern: '(' }, 5, 422),
  {
    ...query('uncompilable-schema', { schema: { type: 'string', pattern: '(' } }, '?y=a', 422),
    item: {
      get: {
        parameters: [
          { name: 'x', in: 'query', schema: { pattern: '(' } },
          { name: 'y', in: 'query', schema: integer },
        ],
        responses: done,
      },
    },
  },
  body('anchor-reference', { $ref: '#leaf' }, 5, 422),
  body(
    'sibling-additional-properties',
    { allOf: [{ properties: { a: {} }, additionalProperties: false }, { properties: { b: {} } }] },
    { b: 1 },
    422,
  ),
  body('read-only-value', { properties: { id: { type: 'string', readOnly: true } } }, { id: 1 }, 422),
  number('?x=0x10'),
  number('?x=Infinity'),
  number('?x=%2010'),
  query('repeated-value', { explode: false, schema: integers }, '?x=a&x=2', 422),
  query('name-case', { required: true, schema: { type: 'integer' } }, '?X=1', 422),
  typedBody(
    'form-members',
    'application/x-www-form-urlencoded',
    { type: 'object', additionalProperties: false, properties: { a: {} } },
    'z=1',
    422,
  ),
  typedBody('structured-suffix', 'application/vnd.x+json', {}, '1', 415, 'application/json'),
  body('fractional-multiple-of', { multipleOf: 0.01 }, 0.07, 204),
  body('read-only-in-branches', { oneOf: [readOnlyId] }, {}, 204),
  body('read-only-in-branches', { anyOf: [readOnlyId] }, {}, 204),
  body('read-only-in-branches', { additionalProperties: readOnlyId }, { x: {} }, 204),
  body('read-only-in-branches', { prefixItems: [readOnlyId] }, [{}], 204),
  body('patterns-in-all-of', { allOf: [{ pattern: '^a' }, { pattern: 'b$' }] }, 'ab', 204),
  falsy(0),
  falsy(false),
  falsy(''),
  falsy(null),
  query('empty-string-parameter', { required: true, schema: { type: 'string' } }, '?x=', 204),
  query('untyped-constant', { schema: { const: 5 } }, '?x=5', 204),
  path('comma-in-list', { schema: { type: 'array', maxItems: 1 } }, '/a%2Cb', 204),
  path(
    'exploded-label-object',
    {
      style: 'label',
      explode: true,
      schema: { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'string' } } },
    },
    '/.a=1.b=s',
    204,
  ),
  typedBody('text-body', 'text/plain', { type: 'integer' }, '5', 204),
  typedBody('text-body', 'text/json', { type: 'object' }, '{}', 204),
  typedBody('xml-body', 'application/xml', { type: 'object' }, '<x/>', 204),
  typedBody(
    'form-object',
    'application/x-www-form-urlencoded',
    { type: 'object', properties: { a: { type: 'object' } } },
    'a=%7B%22b%22%3A1%7D',
    204,
  ),
  typedBody(
    'form-list',
    'application/x-www-form-urlencoded',
    { type: 'object', properties: { a: integers } },
    'a=1&a=2',
    204,
  ),
];

import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/json.ts';
import { compileSchema } from '../../src/schema/compile.ts';
import { absent } from '../../src/wire/absent.ts';
import { MalformedBody } from '../../src/wire/body-format.ts';
import { bodyCodec, bytesOf } from '../../src/wire/body.ts';
import { readParts } from '../../src/wire/multipart-parts.ts';
import { outlineOf } from '../../src/wire/outline.ts';
import { writeParameter } from '../../src/wire/parameter.ts';
import { readReceived } from '../../src/wire/received-parameter.ts';
import { parameterOf } from './parameter-of.ts';

const schemas: readonly JsonObject[] = [
  { type: 'integer', minimum: -5, maximum: 5 },
  { type: ['string', 'null'], maxLength: 3 },
  { type: 'array', items: { type: 'integer' }, maxItems: 3 },
  { type: 'array', items: { type: 'string', enum: ['a', 'b,c', '5'] }, maxItems: 3 },
  {
    type: 'object',
    required: ['x'],
    properties: { x: { type: 'number' }, y: { type: 'boolean' } },
    additionalProperties: false,
  },
  {
    type: 'object',
    properties: { '5': { type: 'string' } },
    additionalProperties: { type: 'integer' },
    maxProperties: 3,
  },
  {
    oneOf: [
      { type: 'integer' },
      { type: 'string', pattern: '^x' },
      { type: 'array', items: { type: 'boolean' } },
    ],
  },
];
const samples = fc.constantFrom(...schemas).chain((schema) => {
  const document: JsonObject = { schema };
  const { values } = compileSchema({ document, pointer: '/schema' }, { direction: 'request' });
  return values.map((value) => ({ schema, document, value }));
});
const places = fc.constantFrom(
  { in: 'query', style: 'form' } as const,
  { in: 'query', style: 'spaceDelimited' } as const,
  { in: 'query', style: 'pipeDelimited' } as const,
  { in: 'query', style: 'deepObject' } as const,
  { in: 'path', style: 'simple' } as const,
  { in: 'path', style: 'label' } as const,
  { in: 'path', style: 'matrix' } as const,
  { in: 'header', style: 'simple' } as const,
  { in: 'cookie', style: 'form' } as const,
);

property.prop([samples, places, fc.boolean()], { numRuns: 1000 })(
  'a parameter is read as what was written, whatever else it may mean',
  ({ document, value }, place, explode) => {
    const parameter = parameterOf({ ...place, explode });
    const wire = writeParameter(parameter, value);
    fc.pre(wire !== undefined && wire.in !== 'body');
    const outline = outlineOf({ document, pointer: '/schema' });
    const received = 'text' in wire ? wire.text : '';
    expect(readReceived(parameter, received, outline, 'exact')).toContainEqual(value);
  },
);

property.prop([samples, places, fc.boolean(), fc.string()], { numRuns: 1000 })(
  'what is valid read exactly is among what is read leniently',
  ({ document }, place, explode, text) => {
    const parameter = parameterOf({ ...place, explode });
    const outline = outlineOf({ document, pointer: '/schema' });
    const received = place.in === 'query' ? `color=${encodeURIComponent(text)}&x=1` : text;
    const lenient = readReceived(parameter, received, outline, 'lenient');
    const compiled = compileSchema({ document, pointer: '/schema' }, { direction: 'request' });
    const exact = readReceived(parameter, received, outline, 'exact');
    const valid = exact.filter((reading) => reading !== absent && compiled.validate(reading).length === 0);
    for (const reading of valid) expect(lenient).toContainEqual(reading);
  },
);

const forms = ['application/x-www-form-urlencoded', 'multipart/form-data', 'application/json', 'text/plain'];
property.prop([samples, fc.constantFrom(...forms)], { numRuns: 1000 })(
  'a body is read as what was written',
  ({ schema, value }, type) => {
    const isForm = type.includes('form');
    const whole: JsonObject = isForm ? { type: 'object', properties: { member: schema } } : schema;
    const sent: Json = isForm ? { member: value } : value;
    const document: JsonObject = { whole, content: {} };
    const codec = bodyCodec(document, { pointer: '/content', type, schema: '/whole' });
    const wire = codec?.write(sent);
    fc.pre(codec !== undefined && wire !== undefined);
    expect(codec.read(bytesOf(wire), wire.contentType, 'exact')).toContainEqual(sent);
  },
);

describe('parts', () => {
  test.each<[string, string, string, [string | undefined, string | undefined, string][]]>([
    [
      'of lines that end alone',
      'multipart/form-data; boundary=b',
      '--b\nContent-Disposition: form-data; name=a\n\n1\n--b--',
      [['a', undefined, '1']],
    ],
    [
      'after a preamble',
      'multipart/form-data; boundary=b',
      'hello --b\r\n--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n--bb\r\n--b--\r\n',
      [['a', undefined, '--bb']],
    ],
    [
      'with a file',
      'multipart/form-data; boundary="b c"',
      '--b c\r\nContent-Disposition: form-data; name="f"; filename="x\\"y%22.txt"\r\nContent-Type: text/plain\r\n\r\n\r\n\r\n--b c--',
      [['f', 'x"y".txt', '\r\n']],
    ],
    [
      'with an extended name',
      'multipart/form-data; boundary=b',
      "--b\r\nContent-Disposition: form-data; name=f; filename*=UTF-8''%e2%82%ac\r\n\r\n\r\n--b--",
      [['f', '€', '']],
    ],
    [
      'without headers',
      'multipart/mixed; boundary=b',
      '--b\r\n\r\n1\r\n--b--',
      [[undefined, undefined, '1']],
    ],
  ])('%s', (_, type, body, parts) => {
    const read = readParts(Buffer.from(body), type);
    expect(read.map(({ name, filename, content }) => [name, filename, content.toString()])).toEqual(parts);
  });

  test.each([
    ['multipart/form-data', '--b--'],
    ['multipart/form-data; boundary=b', ''],
    ['multipart/form-data; boundary=b', '--b\r\n\r\n1'],
    ['multipart/form-data; boundary=b', 'x--b--'],
  ])('as %s are no %j', (type, body) => {
    expect(() => readParts(Buffer.from(body), type)).toThrow(MalformedBody);
  });
});

test('an empty text may be no value for lenient receivers', () => {
  const parameter = parameterOf({ in: 'query' });
  const outline = outlineOf({ document: { schema: { type: 'string' } }, pointer: '/schema' });
  expect(readReceived(parameter, 'color=', outline, 'exact')).toEqual(['']);
  expect(readReceived(parameter, 'color=', outline, 'lenient')).toEqual(['', absent]);
});

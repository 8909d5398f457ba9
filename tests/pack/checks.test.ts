import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/json.ts';
import { writeChecks } from '../../src/pack/checks.ts';
import { compileSchema } from '../../src/schema/compile.ts';
import { schemas } from '../schema/schemas.ts';
import { loadedCheck, loadedChecks } from './loaded.ts';

// OPENAPI_CONTRACT_RUNS=10000 for the number that the design asks for; CI is content with fewer.
const runs = Number(process.env['OPENAPI_CONTRACT_RUNS'] ?? 200);
const names = Object.keys(schemas);
const document = { schemas: { ...schemas }, schema: schemas['recursion'] ?? true };
const checks = await loadedChecks(
  document,
  names.map((name, index) => ({
    name: `check${index}`,
    schema: { $ref: `#/schemas/${encodeURIComponent(name)}` },
    direction: 'request',
  })),
);

describe.each(names.map((name, index) => [name, index] as const))('%s', (name, index) => {
  const compiled = compileSchema({ document, pointer: `/schemas/${name}` }, { direction: 'request' });
  const check = checks[`check${index}`];
  const disagreements = (values: readonly Json[]): Json[] =>
    values.filter((value) => check?.(value) !== (compiled.validate(value).length === 0));

  test('values, boundaries and violations are judged as the schema engine judges them', () => {
    const values = fc.sample(compiled.values, { seed: 1, numRuns: runs });
    const violating = compiled.violating ? fc.sample(compiled.violating, { seed: 2, numRuns: runs }) : [];
    const edges = [...compiled.boundaries, ...compiled.violations, ...violating].map(({ value }) => value);
    expect(disagreements([...values, ...edges])).toEqual([]);
    expect(values.every((value) => check?.(value))).toBe(true);
  });

  test('so is anything', () => {
    expect(disagreements(fc.sample(fc.jsonValue() as fc.Arbitrary<Json>, { seed: 3, numRuns: 300 }))).toEqual(
      [],
    );
  });
});

describe('readOnly and writeOnly', () => {
  const pet = {
    type: 'object',
    required: ['id', 'secret'],
    properties: { id: { type: 'integer', readOnly: true }, secret: { type: 'string', writeOnly: true } },
  };
  test.each([
    ['request', { secret: '' }, true],
    ['request', { id: 1 }, false],
    ['response', { id: 1 }, true],
    ['response', { secret: '' }, false],
  ] as const)('in a %s, %j is valid: %s', async (direction, value, valid) => {
    expect((await loadedCheck(pet, { direction }))(value)).toBe(valid);
  });
});

test('one module serves both directions, and what is said twice is written once', async () => {
  const schema = { $ref: '#/components/schemas/Name' };
  const named = { components: { schemas: { Name: { type: 'string', minLength: 1 } } } };
  const list = [
    { name: 'first', schema, direction: 'request' },
    { name: 'second', schema, direction: 'request' },
    { name: 'third', schema, direction: 'response' },
  ] as const;
  const loaded = await loadedChecks(named, list);
  expect([loaded['first'], loaded['third']].map((check) => [check?.('a'), check?.('')])).toEqual([
    [true, false],
    [true, false],
  ]);
  expect(loaded['second']).toBe(loaded['first']);
});

describe('a schema that stands in several places, word for word,', () => {
  const address: JsonObject = {
    type: 'object',
    required: ['street'],
    properties: Object.fromEntries(
      ['street', 'town', 'country', 'code', 'region'].map((key): [string, Json] => [
        key,
        { type: 'string', maxLength: 9 },
      ]),
    ),
  };
  const person: JsonObject = {
    type: 'object',
    properties: { home: address, work: address, friend: { properties: { home: address } } },
  };
  const schema = {
    anyOf: [person, { type: 'array', items: person }, { const: { home: address, work: address } }],
  };

  test('is written once', () => {
    const { code } = writeChecks({}, [{ name: 'only', schema, direction: 'request' }]);
    expect(code.match(/missingProperty: "street"/g)).toHaveLength(1);
  });

  test.each([
    [{ home: { street: '' }, work: { street: '' }, friend: { home: { street: 'a' } } }, true],
    [{ home: { street: '' }, work: { street: 1 } }, false],
    [{ friend: { home: {} } }, false],
    [[{ home: { street: '' } }], true],
    [[{ home: {} }], false],
    [{ home: address, work: address }, true],
  ])('%j is valid: %s', async (value, valid) => {
    const compiled = compileSchema({ document: { schema }, pointer: '/schema' }, { direction: 'request' });
    expect(compiled.validate(value).length === 0).toBe(valid);
    expect((await loadedCheck(schema))(value)).toBe(valid);
  });
});

test('schemas that refer to each other in a circle, each of them exported', async () => {
  const circle = {
    Tree: { type: 'object', required: ['root'], properties: { root: { $ref: '#/Node' } } },
    Node: { type: 'object', properties: { next: { $ref: '#/List' }, tree: { $ref: '#/Tree' } } },
    List: { type: 'array', items: { $ref: '#/Node' }, minItems: 1 },
  };
  const loaded = await loadedChecks(
    circle,
    Object.keys(circle).map((name) => ({ name, schema: { $ref: `#/${name}` }, direction: 'request' })),
  );
  const value = { root: { next: [{ tree: { root: {} } }] } };
  expect(loaded['Tree']?.(value)).toBe(true);
  expect(loaded['Tree']?.({ root: { next: [{ tree: {} }] } })).toBe(false);
  expect([loaded['Node']?.(value.root), loaded['List']?.([]), loaded['List']?.([{}])]).toEqual([
    true,
    false,
    true,
  ]);
});

test.each<[string, JsonObject]>([
  ['references', { A: { $ref: '#/B' }, B: { $ref: '#/C' }, C: { $ref: '#/A' } }],
  ['applicators', { A: { allOf: [{ $ref: '#/B' }] }, B: { anyOf: [{ not: { $ref: '#/A' } }] } }],
  ['itself', { A: { $ref: '#/A', type: 'array' }, B: { $ref: '#/A' } }],
])('a circle of %s ends, and is reported', async (_, circle) => {
  const looping = { ...circle, D: { items: { $ref: '#/A' } } };
  const list = ['A', 'B', 'D'].map((name) => ({
    name,
    schema: { $ref: `#/${name}` },
    direction: 'request' as const,
  }));
  const loaded = await loadedChecks(looping, list);
  expect(list.map(({ name }) => typeof loaded[name]?.([[]]))).toEqual(['boolean', 'boolean', 'boolean']);
  expect(loaded['D']?.([])).toBe(true);
  expect(writeChecks(looping, list).unsupported[0]?.reason).toContain('leads back');
});

test('what cannot be compiled lets everything through, and is said', async () => {
  const { unsupported } = writeChecks({}, [
    { name: 'bad', schema: { type: 'strange' }, direction: 'request' },
    { name: 'lost', schema: { $ref: '#/nowhere' }, direction: 'request' },
  ]);
  expect(unsupported).toHaveLength(2);
  const loaded = await loadedChecks({}, [
    { name: 'bad', schema: { properties: { a: { type: 'strange' } } }, direction: 'request' },
    { name: 'good', schema: { type: 'string' }, direction: 'request' },
  ]);
  expect([loaded['bad']?.(1), loaded['good']?.('a'), loaded['good']?.(1)]).toEqual([true, true, false]);
});

test.each([
  ['\\p{L}+', 'ä', '1'],
  ['^[\\w-.]+$', 'a-b', ' '],
  ['^\\u{1F600}$', '😀', 'u'],
])('the pattern %s is read as the engine reads it', async (pattern, valid, invalid) => {
  const check = await loadedCheck({ type: 'string', pattern });
  expect([check(valid), check(invalid)]).toEqual([true, false]);
});

describe('text of strangers', () => {
  const pieces = [
    '"',
    "'",
    '`',
    '\\',
    '\n',
    '\u2028',
    '*/',
    '//',
    '${globalThis.pwned = 1}',
    ',schemaPath:',
    'schemaPath:"#',
    ',keyword:',
    'keyword:"enum",params:{allowedValues: schema1}',
    'require("ajv/dist/runtime/equal").default',
    ';globalThis.pwned = 1;',
    '</script>',
    '__proto__',
    'constructor',
    'a',
    '😀',
    '\ud800',
  ];
  const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(''));

  property.prop([fc.array(hostile, { minLength: 1, maxLength: 4 })], { seed: 11, numRuns: 60 })(
    'becomes no code, and means what it says',
    async (texts) => {
      const [first = ''] = texts;
      const usable = texts.filter((text) => text !== '__proto__');
      const schema = {
        type: 'object',
        description: first,
        properties: Object.fromEntries(
          usable.map((text): [string, Json] => [text, { enum: [...texts, 1], title: text }]),
        ),
        required: usable,
        patternProperties: {
          [`^${first.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)}x$`]: { const: first },
        },
        dependentRequired: Object.fromEntries(usable.map((text) => [text, usable])),
      };
      const check = await loadedCheck(schema);
      const value = Object.fromEntries(usable.map((text) => [text, text]));
      const compiled = compileSchema({ document: { schema }, pointer: '/schema' }, { direction: 'request' });
      expect(check(value)).toBe(compiled.validate(value).length === 0);
      expect(check(value)).toBe(true);
      const wrong = { ...value, [`${first}x`]: `${first}y` };
      // ajv compiles no name that is half a character.
      if (texts.every((text) => text.isWellFormed()))
        expect(check(wrong)).toBe(compiled.validate(wrong).length === 0);
      expect(globalThis).not.toHaveProperty('pwned');
    },
  );
});

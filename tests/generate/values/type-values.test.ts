import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { generateFiles } from '../../../src/generate/generate.ts';
import { typeCheck } from '../../../src/generate/type-check.ts';
import type { Json, JsonObject } from '../../../src/json.ts';
import { contractOf } from '../contract-of.ts';
import { place, scratchProject } from '../scratch.ts';

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };

/** One schema for each thing that openapi-typescript reads wrongly. */
const schemas: JsonObject = {
  Shape: {
    oneOf: [ref('Round'), ref('Flat')],
    discriminator: { propertyName: 'tag', mapping: { round: 'Round', flat: 'Flat' } },
  },
  Round: {
    type: 'object',
    required: ['tag', 'radius'],
    properties: { tag: text, radius: { type: 'number' } },
  },
  Flat: { type: 'object', required: ['tag', 'width'], properties: { tag: text, width: { type: 'number' } } },
  Needy: { allOf: [ref('Fields'), { required: ['first'] }] },
  Fields: { type: 'object', properties: { first: text, last: text } },
  Pair: { type: 'array', prefixItems: [text, { type: 'number' }], minItems: 1, items: false },
  Word: { type: ['string', 'null'], enum: ['a', 'b'] },
  Either: {
    type: 'object',
    required: ['id'],
    properties: { id: text },
    anyOf: [
      { type: 'object', required: ['a'], properties: { a: text } },
      { type: 'object', required: ['b'], properties: { b: text } },
    ],
  },
  Patterned: { type: 'object', properties: { id: text }, patternProperties: { '^n': { type: 'number' } } },
};

/** Components that are each other, of which no values are made. */
const circle: JsonObject = {
  Node: { type: 'object', properties: { id: text }, oneOf: [ref('Leaf')] },
  Leaf: { allOf: [ref('Node'), { type: 'object', properties: { size: { type: 'number' } } }] },
};

const documentWith = (own: JsonObject): JsonObject => ({
  components: { schemas: own },
  paths: {
    '/a': {
      post: {
        operationId: 'send',
        parameters: [{ name: 'q', in: 'query', schema: { enum: ['x', 'y'] }, example: 'x' }],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: ref(Object.keys(own)[0] ?? ''), example: 'none' } },
        },
        responses: {
          200: {
            description: '',
            content: { 'application/json': { schema: { type: 'array', items: text }, example: ['a', 'b'] } },
          },
        },
      },
    },
    '/files': {
      post: {
        operationId: 'sendFile',
        requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } },
        responses: {
          200: {
            description: '',
            content: { 'image/png': { schema: { type: 'string', format: 'binary' } } },
          },
        },
      },
    },
    '/events': {
      get: {
        operationId: 'watch',
        responses: { 200: { description: '', content: { 'application/jsonl': { schema: form } } } },
      },
    },
  },
});

const form = {
  type: 'object',
  required: ['picture'],
  properties: { title: text, picture: { type: 'string', contentMediaType: 'image/png' } },
};

type Generate = typeof generateFiles;

const nothing = (): void => {};

async function findingsOf(
  own: JsonObject,
  generate: Generate = generateFiles,
  rewrite = (source: string) => source,
) {
  const contract = contractOf(documentWith(own));
  const files = (await generate(contract)).map(({ path: name, text: source }) => ({
    path: name,
    text: name === 'schema.ts' ? rewrite(source) : source,
  }));
  const folder = await place(path.join(await scratchProject(), 'generated', 'pets'), files);
  const checked = await typeCheck(contract, folder);
  return {
    ...checked,
    findings: checked.findings.map(({ rule, severity, pointer }) => `${severity} ${rule} ${pointer}`),
  };
}

describe('values of the schemas', () => {
  test('agree with the types that are generated', async () => {
    const { findings, schemas: looked, allSchemas, values } = await findingsOf(schemas);
    expect(findings).toEqual([]);
    // The body refers to a component.
    expect([looked, allSchemas]).toEqual([Object.keys(schemas).length + 2, Object.keys(schemas).length + 2]);
    expect(values).toBeGreaterThan(60);
  });

  const faults: readonly [name: string, from: string, to: string, finding: RegExp][] = [
    ['a literal too few', '"a" | "b"', '"a"', /^error generate\/valid-value-refused .*\/Word/],
    ['a literal too many', '"a" | "b"', '"a" | "b" | null', /^warning generate\/violation-compiles .*\/Word/],
    ['a property that may be left out', 'radius: number', 'radius?: number', /^warning .*\/Round\/required/],
    ['another type', 'width: number', 'width: string', /^error .*\/Flat\//],
    ['a parameter’s type', '"x" | "y"', '"x"', /^error .*\/paths\/~1a\/post\/parameters\/0\/schema/],
    [
      'the type of an answer',
      'json": string[]',
      'json": number[]',
      /^error .*\/paths\/~1a\/post\/responses\/200/,
    ],
  ];

  test.each(faults)('find %s', async (_, from, to, finding) => {
    const { findings } = await findingsOf(schemas, generateFiles, (source) => {
      expect(source).toContain(from);
      return source.replace(from, to);
    });
    expect(findings).toContainEqual(expect.stringMatching(finding));
  });

  test('tell of rules by which one thing depends on another, which no type can say', async () => {
    const ifPaid = {
      if: { properties: { paid: { const: true } }, required: ['paid'] },
      else: { not: { required: ['by'] } },
    };
    const { findings } = await findingsOf({
      Order: {
        type: 'object',
        properties: { paid: { type: 'boolean' }, by: text, else: { minLength: 2, ...text } },
        ...ifPaid,
      },
      Line: { type: 'object', properties: { a: text, b: text }, dependentRequired: { a: ['b'] } },
      Name: { type: 'string', maxLength: 3 },
    });
    expect(findings).toEqual([
      'information generate/rule-beyond-types /components/schemas/Order/else',
      'information generate/rule-beyond-types /components/schemas/Line/dependentRequired',
    ]);
  });

  test('that leave out what every object has by itself are information where the property is of another type', async () => {
    const { findings } = await findingsOf({
      Odd: { type: 'object', properties: { toString: { type: 'number' } } },
    });
    expect(findings).toEqual([expect.stringMatching(/^information generate\/valid-value-refused .*\/Odd/)]);
  });

  test('are made of some schemas where there are many, the same each time', async () => {
    const contract = contractOf(documentWith(schemas));
    const folder = await place(
      path.join(await scratchProject(), 'generated', 'pets'),
      await generateFiles(contract),
    );
    const few = async () =>
      typeCheck(contract, folder, () => ({ holders: 100, schemas: 3, parts: 60, seed: 1 }));
    const first = await few();
    expect(first).toMatchObject({ findings: [], schemas: 3, allSchemas: 11 });
    expect(await few()).toEqual(first);
    const fewer = await typeCheck(contract, folder, () => ({ holders: 2, schemas: 9, parts: 60, seed: 1 }));
    expect(fewer).toMatchObject({ findings: [], schemas: 2, allSchemas: 12 });
  });
});

describe('without what makes types right, values find', () => {
  afterEach(() => {
    vi.doUnmock('../../../src/generate/explicit-discriminators.ts');
    vi.resetModules();
  });

  const fixes: readonly [
    fix: string,
    module: string,
    off: Readonly<Record<string, unknown>>,
    finding: RegExp,
    own?: JsonObject,
  ][] = [
    [
      'what discriminators say',
      'explicit-discriminators.ts',
      { explicitDiscriminators: (document: Json) => document },
      /generate\/violation-compiles .*\/(Round|Flat)\//,
    ],
    [
      'required names apart',
      'typable-required.ts',
      { joinRequired: nothing },
      /violation-compiles .*\/Needy\//,
    ],
    ['tuples', 'typable-arrays.ts', { spellTuple: nothing }, /valid-value-refused .*\/Pair/],
    [
      'literals beside types',
      'typable-literals.ts',
      { keepLiterals: nothing },
      /violation-compiles .*\/Word/,
    ],
    [
      'several things said at once',
      'typable-compositions.ts',
      { separateCompositions: () => false },
      /violation-compiles .*\/Either\//,
    ],
    [
      'other properties',
      'typable-properties.ts',
      { openToProperties: nothing },
      /valid-value-refused .*\/Patterned/,
    ],
    [
      'contents that are no JSON, in parts',
      'typable-bodies.ts',
      { spellContents: nothing },
      /valid-value-refused .*\/paths\/~1files\/post\/requestBody/,
    ],
    [
      'contents that are no JSON, alone',
      'typable-bodies.ts',
      { spellContents: nothing },
      /valid-value-refused .*\/paths\/~1files\/post\/responses\/200/,
    ],
    [
      'sequences',
      'typable-streams.ts',
      { spellStreams: nothing },
      /valid-value-refused .*\/paths\/~1events\/get\/responses\/200/,
    ],
    ['components that are each other', 'typable-cycles.ts', { breakCircles: nothing }, /type-error/, circle],
  ];

  test.each(fixes)('%s', async (_, module, off, finding, own = schemas) => {
    const file = `../../../src/generate/${module}`;
    vi.resetModules();
    vi.doMock(file, async (original) => ({ ...(await original<object>()), ...off }));
    const { generateFiles: generate } = await import('../../../src/generate/generate.ts');
    vi.doUnmock(file);
    const { findings } = await findingsOf(own, generate);
    expect(findings).toContainEqual(expect.stringMatching(finding));
    expect((await findingsOf(own)).findings).toEqual([]);
  });
});

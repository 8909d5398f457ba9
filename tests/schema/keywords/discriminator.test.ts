import { constant, sample } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject, textOf, type Json, type JsonObject } from '../../../src/json.ts';
import { valueAt } from '../../../src/json-pointer.ts';
import { compileSchema } from '../../../src/schema/compile.ts';
import type { CompiledSchema } from '../../../src/schema/schema.ts';

const named = (property: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  required: ['kind'],
  properties: { kind: property, size: { type: 'integer', maximum: 9 } },
  ...more,
});

const text = { type: 'string', description: 'Which it is' };

/** A union of `Cat` and `Dog` by their `kind`. */
function pets(union: string, schemas: JsonObject, mapping?: JsonObject): JsonObject {
  const discriminator = { propertyName: 'kind', ...(mapping && { mapping }) };
  const branches = Object.keys(schemas)
    .filter((name) => name !== 'Base')
    .map((name) => ({ $ref: `#/components/schemas/${name}` }));
  return { components: { schemas: { ...schemas, Pet: { [union]: branches, discriminator } } } };
}

const rows: { title: string; document: JsonObject; kinds: string[] }[] = [
  {
    title: 'schemas by their own names',
    document: pets('anyOf', { Cat: named(text), Dog: named(text) }),
    kinds: ['Cat', 'Dog'],
  },
  {
    title: 'schemas by the names of a mapping',
    document: pets(
      'anyOf',
      { Cat: named(text), Dog: named(text) },
      { cat: '#/components/schemas/Cat', tom: 'Cat', dog: 'Dog' },
    ),
    kinds: ['cat', 'dog', 'tom'],
  },
  {
    title: 'a property behind allOf',
    document: pets('anyOf', { Base: named(text), Cat: { allOf: [{ $ref: '#/components/schemas/Base' }] } }),
    kinds: ['Cat'],
  },
  {
    title: 'branches that say their names themselves, whatever the mapping says',
    document: pets(
      'oneOf',
      { Cat: named({ const: 'CAT' }), Dog: named({ enum: ['DOG', 'PUP'] }) },
      { x: 'Cat' },
    ),
    kinds: ['CAT', 'DOG', 'PUP'],
  },
  {
    title: 'branches of a oneOf that differ in more than the name',
    document: pets('oneOf', {
      Cat: named(text, { additionalProperties: false }),
      Dog: named(text, { required: ['kind', 'bark'] }),
    }),
    kinds: ['Cat', 'Dog'],
  },
];

function compiledPet(document: JsonObject): CompiledSchema {
  return compileSchema({ document, pointer: '/components/schemas/Pet' }, { direction: 'request' });
}

function kindsOf(values: readonly Json[]): string[] {
  const met = new Set(values.map((value) => (isObject(value) ? textOf(value['kind']) : '')));
  return [...met].toSorted((a, b) => a.localeCompare(b));
}

describe.each(rows)('discriminator: $title', ({ document, kinds }) => {
  const schema = compiledPet(document);

  test('values name their branch', () => {
    expect(kindsOf(sample(schema.values, { seed: 1, numRuns: 300 }))).toEqual(kinds);
  });

  test('boundaries do', () => {
    const strangers = kindsOf(schema.boundaries.map(({ value }) => value));
    expect(strangers.filter((kind) => !kinds.includes(kind))).toEqual([]);
  });

  test('what can be broken is what could be without it', () => {
    const plain = structuredClone(document);
    delete (valueAt(plain, '/components/schemas/Pet') as JsonObject)['discriminator'];
    expect(brokenIn(schema)).toEqual(brokenIn(compiledPet(plain)));
  });
});

function brokenIn({ violations }: CompiledSchema): Set<string> {
  return new Set(violations.map(({ constraint }) => constraint.keywordPath));
}

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

const extending = (own: string): JsonObject => ({
  allOf: [ref('Pet'), { type: 'object', required: [own], properties: { [own]: { type: 'string' } } }],
});

/** A base that others extend, with the names of a mapping or without. */
function family(discriminator: JsonObject, schemas: JsonObject = {}, kind: JsonObject = text): JsonObject {
  const pet = named(kind, { discriminator: { propertyName: 'kind', ...discriminator } });
  return {
    components: { schemas: { Pet: pet, Cat: extending('claw'), Dog: extending('bark'), ...schemas } },
  };
}

const mapping = { cat: '#/components/schemas/Cat', dog: 'Dog' };

test.each<[string, JsonObject, string, string[]]>([
  ['a base, by the names of a mapping', family({ mapping }), 'Pet', ['cat', 'dog']],
  ['a base without mapping', family({}), 'Pet', ['Cat', 'Dog']],
  ['what extends it', family({ mapping }), 'Cat', ['cat']],
  ['what extends it, without mapping', family({}), 'Dog', ['Dog']],
  [
    'what extends what extends it',
    family({ mapping: { ...mapping, tom: 'Tom' } }, { Tom: { allOf: [ref('Cat')] } }),
    'Cat',
    ['cat', 'tom'],
  ],
  [
    'a base whose names are others',
    family({}, {}, { type: 'string', enum: ['CAT', 'DOG'] }),
    'Pet',
    ['CAT', 'DOG'],
  ],
  [
    'a base whose names are among those of the schemas',
    family({}, {}, { type: 'string', enum: ['Cat', 'Dog', 'Fox'] }),
    'Pet',
    ['Cat', 'Dog'],
  ],
  [
    'a union of what extends a base with a mapping',
    family(
      { mapping },
      { Any: { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind' } } },
    ),
    'Any',
    ['cat', 'dog'],
  ],
])('values name %s', (_, document, name, kinds) => {
  const schema = compileSchema(
    { document, pointer: `/components/schemas/${name}` },
    { direction: 'request' },
  );
  expect(kindsOf(sample(schema.values, { seed: 1, numRuns: 300 }))).toEqual(kinds);
  expect(kinds).toEqual(expect.arrayContaining(kindsOf(schema.boundaries.map(({ value }) => value))));
});

test('values of a base are values of what they name', () => {
  const document = family({ mapping });
  const [pet, cat, dog] = ['Pet', 'Cat', 'Dog'].map((name) =>
    compileSchema({ document, pointer: `/components/schemas/${name}` }, { direction: 'request' }),
  );
  const wrong = sample(pet?.values ?? constant(null), { seed: 1, numRuns: 200 }).filter((value) => {
    const meant = valueAt(value, '/kind') === 'cat' ? cat : dog;
    return meant?.validate(value).length !== 0;
  });
  expect(wrong).toEqual([]);
});

test('what names no schema goes to the default one, and may go without a name', () => {
  const document = pets('oneOf', {
    Cat: { ...named(text, { additionalProperties: false }), required: [] },
    Dog: named(text, { required: ['kind', 'bark'], properties: { kind: text, bark: { type: 'string' } } }),
  });
  const pet = valueAt(document, '/components/schemas/Pet/discriminator');
  if (isObject(pet)) pet['defaultMapping'] = 'Cat';
  expect(kindsOf(sample(compiledPet(document).values, { seed: 1, numRuns: 300 }))).toEqual([
    '',
    'Cat',
    'Dog',
  ]);
});

test('what is missing is all that is wrong', () => {
  const document = family({ mapping });
  const { violations } = compileSchema(
    { document, pointer: '/components/schemas/Pet' },
    { direction: 'request' },
  );
  const missing = violations.find(({ label }) => label === 'kind missing');
  expect(missing?.isAlone).toBe(true);
  expect(Object.keys(isObject(missing?.value) ? missing.value : {})).not.toEqual([]);
});

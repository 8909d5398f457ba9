import { sample } from 'fast-check';
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

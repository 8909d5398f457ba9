import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { compareSchemas } from '../../../src/schema/containment/contains.ts';
import type { SchemaPlace } from '../../../src/schema/schema.ts';

/**
 * Cases with known answers: some of those that are made from the official JSON Schema test suite (the folder
 * says how: a valid or an invalid value, all values, none) and of those of jsonsubschema's tests, the latter
 * in the words of draft 2020-12. `bench/containment.ts` runs whole corpora of them.
 */
const cases: { source: string; inner: Json; outer: Json; contained: boolean }[] = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'corpus.json'), 'utf8'),
);

function whole(schema: Json): SchemaPlace {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema)
    ? { document: schema, pointer: '' }
    : { document: { schema }, pointer: '/schema' };
}

/** Values of which the validator says otherwise than the specification: nothing is decided then. */
const undecided: ReadonlySet<string> = new Set([]);

test.each(cases)('$source: $contained', ({ source, inner, outer, contained }) => {
  const { verdict } = compareSchemas(whole(inner), whole(outer), { direction: 'request' });
  const expected = contained ? 'contained' : 'not-contained';
  expect(verdict).toBe(undecided.has(source) ? 'undecided' : expected);
});

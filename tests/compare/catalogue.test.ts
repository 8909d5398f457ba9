import { expect, test } from 'vitest';
import { catalogue, pageOf } from '../../src/compare/catalogue.ts';
import { assertions } from '../../src/schema/subschemas.ts';

test('an id is listed once, in the form that ids have', () => {
  const ids = catalogue.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const form =
    /^(?:request|response|contract)\.[\w-]+\.[\w-]+\.(?:added|removed|renamed|tightened|loosened|changed)$/;
  expect(ids.filter((id) => !form.test(id) && id !== 'contract.removed')).toEqual([]);
});

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

test('every assertion of JSON Schema can change in a request, and has an example', () => {
  const wanted = [...assertions.keys()].map((keyword) => `request.body.${kebab(keyword)}.tightened`);
  const listed = new Map(catalogue.map(({ id, example }) => [id, example]));
  expect(wanted.filter((id) => !listed.get(id))).toEqual([]);
});

test('a page leads to the topic of an id', () => {
  expect(pageOf('request.body.max-length.tightened')).toBe('docs/changes.md#max-length');
  expect(pageOf('request.body.nothing.tightened')).toBe('docs/changes.md');
});

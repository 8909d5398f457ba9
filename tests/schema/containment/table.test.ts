import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/json.ts';
import { compareSchemas } from '../../../src/schema/containment/contains.ts';
import type { SchemaPlace } from '../../../src/schema/schema.ts';

/** A link of a list, and nothing else. */
function link(rest: string): Json {
  return {
    type: 'object',
    required: ['next'],
    properties: { next: { $ref: `#/lists/${rest}` } },
    additionalProperties: false,
  };
}

describe('recursion', () => {
  const lists: JsonObject = {
    any: { anyOf: [{ type: 'null' }, link('any')] },
    even: { anyOf: [{ type: 'null' }, link('odd')] },
    odd: link('even'),
    three: link('two'),
    two: link('one'),
    one: { anyOf: [link('three'), { type: 'null' }] },
    looped: { anyOf: [link('looped'), { allOf: [link('looped'), { required: ['x'] }] }] },
  };
  const list = (name: string): SchemaPlace => ({ document: { lists }, pointer: `/lists/${name}` });

  test.each<[string, string, string]>([
    ['even', 'any', 'contained'],
    ['odd', 'any', 'contained'],
    ['three', 'any', 'contained'],
    ['any', 'even', 'not-contained'],
    ['odd', 'even', 'not-contained'],
    ['even', 'odd', 'not-contained'],
    ['one', 'even', 'not-contained'],
    ['even', 'one', 'not-contained'],
    ['looped', 'odd', 'contained'],
    ['odd', 'looped', 'not-contained'],
  ])('%s in %s: %s', (inner, outer, expected) => {
    expect(compareSchemas(list(inner), list(outer), { direction: 'request' }).verdict).toBe(expected);
  });

  test('answers do not depend on which question came first', () => {
    const names = Object.keys(lists);
    const all = names.flatMap((inner) => names.map((outer) => [inner, outer] as const));
    const ask = (questions: typeof all) => {
      const document = { lists: { ...lists } };
      const at = (name: string) => ({ document, pointer: `/lists/${name}` });
      return new Map(
        questions.map(([inner, outer]) => [
          `${inner} ${outer}`,
          compareSchemas(at(inner), at(outer), { direction: 'request' }).verdict,
        ]),
      );
    };
    const [forth, back] = [ask(all), ask(all.toReversed())];
    expect(all.filter((one) => forth.get(one.join(' ')) !== back.get(one.join(' ')))).toEqual([]);
    expect([...forth.values()]).not.toContain('undecided');
  });
});

import { describe, expect, test } from 'vitest';
import { caseWords } from '../../../src/verify/plan/case-words.ts';

const shapes = [{ title: 'Phone numbers' }, { title: 'Ids' }];

describe('a case is said as a person says it', () => {
  test.each([
    ['/ids', '1001 items', undefined, 'a body whose ids has 1001 items'],
    ['/ids', 'maxItems 1000', undefined, 'a body whose ids has 1000 items'],
    ['/ids', 'minItems 1', undefined, 'a body whose ids has 1 item'],
    ['/name', 'minLength 3', undefined, 'a body whose name has 3 characters'],
    ['/name', '2 characters', undefined, 'a body whose name has 2 characters'],
    ['/address', 'absent', undefined, 'a body without address'],
    ['', 'name missing', undefined, 'a body without name'],
    ['/lines/*', 'sku missing', undefined, 'a body without lines[].sku'],
    ['', 'required kept', 'name', 'a body with name'],
    ['', 'null for object', undefined, 'a body that is null, not an object'],
    ['/ids/*', 'null for string', undefined, 'a body with an item of ids that is null, not a string'],
    ['/n', 'fraction for integer or null', undefined, 'a body whose n is a fraction, not an integer or null'],
    [
      '/ids',
      'items of branches 0 and 1 of oneOf mixed',
      shapes,
      'a body whose ids mixes "Phone numbers" and "Ids"',
    ],
    [
      '/ids',
      'items of branches 0 and 1 of oneOf mixed',
      [{}, {}],
      'a body whose ids has items of two shapes mixed',
    ],
    ['/ids', 'oneOf 0', shapes, 'a body whose ids fits shape 1 ("Phone numbers")'],
    ['', 'branches 0 and 1 of oneOf', [{}, {}], 'a body that fits both shape 1 and shape 2'],
    ['/ids', 'no branch of oneOf', shapes, 'a body whose ids fits none of the 2 shapes'],
    ['/kind', 'enum "cat"', undefined, 'a body whose kind is "cat"'],
    ['/kind', '"Cat" is not listed', undefined, 'a body whose kind is "Cat", which is not listed'],
    ['/kind', 'another string', undefined, 'a body whose kind is another string'],
    ['/n', 'minimum 1', undefined, 'a body whose n is 1'],
    ['/n', 'below minimum 1', undefined, 'a body whose n is below 1'],
    ['/day', '"2020-13-01" is no date', undefined, 'a body whose day is "2020-13-01", which is no date'],
    ['', 'unknown property', undefined, 'a body that has a property that is not described'],
  ])('%s, %s', (place, label, said, words) => {
    expect(caseWords({ what: 'body', place, label, ...(said !== undefined && { said }) })).toBe(words);
  });

  test('of a parameter as well', () => {
    expect(caseWords({ what: 'query parameter limit', place: '', label: 'above maximum 100' })).toBe(
      'a query parameter limit that is above 100',
    );
  });
});

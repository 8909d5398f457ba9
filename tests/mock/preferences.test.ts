import { describe, expect, test } from 'vitest';
import { readPreferences } from '../../src/mock/preferences.ts';

describe('readPreferences', () => {
  test.each([
    ['code=422', { code: 422 }],
    ['code=422, example=Mixed', { code: 422, exampleKey: 'Mixed' }],
    ['code=422; example=Mixed', { code: 422, exampleKey: 'Mixed' }],
    [
      'code=422, example="Mixed IDs, and; E164 values"',
      { code: 422, exampleKey: 'Mixed IDs, and; E164 values' },
    ],
    ['code=422, example=Mixed IDs and E164 values', { code: 422, exampleKey: 'Mixed IDs and E164 values' }],
    [String.raw`example="a \"quoted\" \\ name"`, { exampleKey: String.raw`a "quoted" \ name` }],
    ['CODE=404, Dynamic=true , seed=7', { code: 404, dynamic: true, seed: '7' }],
    ['code=200, code=404', { code: 200 }],
    ['dynamic=false', { dynamic: false }],
    [Buffer.from('example=größer €').toString('latin1'), { exampleKey: 'größer €' }],
    [Buffer.from('example=größer', 'latin1').toString('latin1'), { exampleKey: 'größer' }],
    ['respond-async, wait=100', {}],
    ['', {}],
  ])('reads the header %s', (header, preferences) => {
    expect(readPreferences(header, new URLSearchParams())).toEqual(preferences);
  });

  test.each([
    ['__code=422&__example=A%2CB', { code: 422, exampleKey: 'A,B' }],
    ['__dynamic=true&__seed=x', { dynamic: true, seed: 'x' }],
    ['code=422', {}],
  ])('reads the query %s where there is no header', (query, preferences) => {
    expect(readPreferences(undefined, new URLSearchParams(query))).toEqual(preferences);
  });

  test('the header wins over the query', () => {
    expect(readPreferences('code=404', new URLSearchParams('__code=422'))).toEqual({ code: 404 });
  });

  test.each([
    ['code=4xx', /code "4xx" is no HTTP status/],
    ['code=', /code "" is no HTTP status/],
    ['dynamic=maybe', /dynamic="maybe" is neither/],
  ])('says what is wrong with %s', (header, message) => {
    expect(readPreferences(header, new URLSearchParams())).toMatch(message);
  });
});

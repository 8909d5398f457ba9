import { describe, expect, test } from 'vitest';
import {
  bySpecificity,
  matchPathTemplate,
  namedValues,
  parsePathTemplate,
} from '../../src/wire/path-template.ts';

describe('matchPathTemplate', () => {
  test.each([
    ['/pets', '/pets', []],
    ['/pets', '/cats', undefined],
    ['/pets', '/pets/', undefined],
    ['/pets/{id}', '/pets/7', ['7']],
    ['/pets/{id}', '/pets/', undefined],
    ['/pets/{id}', '/pets/a%2Fb', ['a%2Fb']],
    ['/pets/{id}', '/pets/a/b', undefined],
    ['/{a}/{b}', '/1/2', ['1', '2']],
    ['/jobs/{id}:cancel', '/jobs/7:cancel', ['7']],
    ['/jobs/{id}:cancel', '/jobs/7', undefined],
    ['/jobs/{id}:cancel', '/jobs/:cancel', undefined],
    ['/files/f-{n}.json', '/files/f-5.json', ['5']],
    ['/files/f-{n}.json', '/files/f-5.json.json', ['5.json']],
    ['/{from}-{to}', '/a-b', ['a', 'b']],
    ['/{from}-{to}', '/a-b-c', ['a', 'b-c']],
    ['/{a}{b}', '/xyz', ['x', 'yz']],
    ['/white space', '/white%20space', []],
    ['/%7Euser', '/~user', []],
    ['/a.b', '/aXb', undefined],
    ['/', '/', []],
  ])('%s with %s gives %j', (template, path, values) => {
    expect(matchPathTemplate(parsePathTemplate(template), path)).toEqual(values);
  });

  test('takes linear time on a path made to be slow', () => {
    const template = parsePathTemplate(`/${'{a}-'.repeat(30)}{b}!`);
    const started = performance.now();
    expect(matchPathTemplate(template, `/${'-'.repeat(60_000)}`)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

test.each<[string, string, Record<string, string>]>([
  ['/pets/{id}', '/pets/7', { id: '7' }],
  ['/{from}-{to}/{x}', '/a-b/%20', { from: 'a', to: 'b', x: '%20' }],
  ['/pets', '/pets', {}],
])('%s names what %s has', (text, path, values) => {
  const template = parsePathTemplate(text);
  expect(namedValues(template, matchPathTemplate(template, path) ?? [])).toEqual(values);
});

test('concrete templates come before templated ones, from the left to the right', () => {
  const templates = ['/{a}/{b}', '/{a}/x', '/x/{b}', '/x/x', '/x/{b}.json'].map(parsePathTemplate);
  expect(templates.toSorted(bySpecificity).map(({ path }) => path)).toEqual([
    '/x/x',
    '/x/{b}.json',
    '/x/{b}',
    '/{a}/x',
    '/{a}/{b}',
  ]);
});

import { describe, expect, test } from 'vitest';
import type { ParameterDescription } from '../../../src/generate/runtime/description.ts';
import {
  writeCookies,
  writeHeaders,
  writePath,
  writeQuery,
} from '../../../src/generate/runtime/parameters.ts';
import { type StyleDescription, styled } from '../../../src/generate/runtime/styled.ts';

const blue = 'blue';
const colors = ['blue', 'black', 'brown'];
const rgb = { R: 100, G: 200, B: 150 };
type Style = Partial<StyleDescription>;

/** A parameter that is written otherwise than usual, if it is. */
function described(place: ParameterDescription['in'], name: string, style: Style): ParameterDescription[] {
  const usual = place === 'query' ? 'form' : 'simple';
  const write = styled({ style: usual, plain: place === 'header', ...style });
  return Object.keys(style).length > 0 ? [{ in: place, name, write }] : [];
}

// OpenAPI 3.1, "Style Examples".
describe('a query parameter', () => {
  test.each<[Style, unknown, string]>([
    [{}, blue, 'color=blue'],
    [{}, '', 'color='],
    [{}, colors, 'color=blue&color=black&color=brown'],
    [{}, rgb, 'R=100&G=200&B=150'],
    [{ explode: false }, colors, 'color=blue,black,brown'],
    [{ explode: false }, rgb, 'color=R,100,G,200,B,150'],
    [{ style: 'spaceDelimited', explode: false }, colors, 'color=blue%20black%20brown'],
    [{ style: 'spaceDelimited', explode: false }, rgb, 'color=R%20100%20G%20200%20B%20150'],
    [{ style: 'pipeDelimited', explode: false }, colors, 'color=blue%7Cblack%7Cbrown'],
    [{ style: 'deepObject' }, rgb, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
    [{ style: 'deepObject' }, { a: { b: 1 } }, 'color%5Ba%5D%5Bb%5D=1'],
    [{ json: true }, { a: [1] }, 'color=%7B%22a%22%3A%5B1%5D%7D'],
    [{ allowReserved: true }, 'a/b?c=[d]#e f', 'color=a/b?c=[d]%23e%20f'],
    [{}, 'a&b=c#d', 'color=a%26b%3Dc%23d'],
    [{}, { 'a&b': 'c' }, 'a%26b=c'],
    [{}, [], ''],
    [{}, undefined, ''],
    [{}, null, ''],
    [{}, false, 'color=false'],
  ])('%j of %j', (style, value, query) => {
    expect(writeQuery({ color: value }, described('query', 'color', style))).toBe(query);
  });

  test('is named in its encoding', () => {
    expect(writeQuery({ 'a&b': 1, c: 2 })).toBe('a%26b=1&c=2');
  });
});

describe('a path parameter', () => {
  test.each<[Style, unknown, string]>([
    [{}, blue, 'blue'],
    [{}, colors, 'blue,black,brown'],
    [{}, rgb, 'R,100,G,200,B,150'],
    [{ explode: true }, rgb, 'R=100,G=200,B=150'],
    [{ style: 'label' }, blue, '.blue'],
    [{ style: 'label' }, colors, '.blue,black,brown'],
    [{ style: 'label', explode: true }, colors, '.blue.black.brown'],
    [{ style: 'label', explode: true }, rgb, '.R=100.G=200.B=150'],
    [{ style: 'matrix' }, blue, ';color=blue'],
    [{ style: 'matrix' }, colors, ';color=blue,black,brown'],
    [{ style: 'matrix', explode: true }, colors, ';color=blue;color=black;color=brown'],
    [{ style: 'matrix', explode: true }, rgb, ';R=100;G=200;B=150'],
    [{}, '../a?b', '..%2Fa%3Fb'],
    [{ json: true }, { a: 1 }, '%7B%22a%22%3A1%7D'],
  ])('%j of %j', (style, value, text) => {
    expect(writePath('/x/{color}', { color: value }, described('path', 'color', style))).toBe(`/x/${text}`);
  });

  test.each([
    [undefined, 'has no value'],
    [null, 'has no value'],
    ['.', 'cannot be "."'],
    ['..', 'cannot be ".."'],
  ])('%j is refused', (value, message) => {
    expect(() => writePath('/x/{color}', { color: value })).toThrow(message);
  });

  test('that nobody gave is not found on the prototype', () => {
    expect(() => writePath('/{constructor}', {})).toThrow('has no value');
  });

  test('with $& in it is taken as it is', () => {
    expect(writePath('/{a}/{b}', { a: '$&', b: '{a}' })).toBe('/%24%26/%7Ba%7D');
  });
});

describe('header parameters', () => {
  test.each<[Style, unknown, string]>([
    [{}, blue, 'blue'],
    [{}, colors, 'blue,black,brown'],
    [{}, rgb, 'R,100,G,200,B,150'],
    [{ explode: true }, rgb, 'R=100,G=200,B=150'],
    [{ json: true }, rgb, '{"R":100,"G":200,"B":150}'],
    [{}, 'a b/c', 'a b/c'],
  ])('%j of %j', (style, value, text) => {
    expect(writeHeaders({ 'X-Color': value }, described('header', 'X-Color', style))).toEqual({
      'X-Color': text,
    });
  });

  test('without a value are not sent', () => {
    expect(writeHeaders({ a: undefined, b: null })).toEqual({});
  });
});

test.each<[object, string | undefined]>([
  [{}, undefined],
  [{ a: 1, b: undefined }, 'a=1'],
  [{ a: 'x;y', b: ['1', '2'] }, 'a=x%3By; b=1; b=2'],
])('cookie parameters %j', (values, header) => {
  expect(writeCookies({ ...values })).toBe(header);
});

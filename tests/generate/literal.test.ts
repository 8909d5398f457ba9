import { runInThisContext } from 'node:vm';
import { fc, test as property } from '@fast-check/vitest';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { dataLiteral, propertyName, stringLiteral } from '../../src/generate/literal.ts';

/** What an expression evaluates to, by TypeScript's reading of it; it has to be the whole statement. */
function evaluate(expression: string): unknown {
  const source = ts.createSourceFile('x.ts', `(${expression});`, ts.ScriptTarget.ESNext, true);
  expect(source.statements).toHaveLength(1);
  const output = ts.transpileModule(`(${expression});`, {
    compilerOptions: { target: ts.ScriptTarget.ESNext },
  }).outputText;
  return runInThisContext(output);
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '"',
    '\\',
    '\\"',
    '\u2028',
    '\uD800',
    '*/',
    '`${1}`',
    "'+x+'",
    '\r\n',
    '__proto__',
    '</script>',
  ),
);

describe('stringLiteral', () => {
  property.prop([hostile])('is read back as the same string', (text) => {
    expect(evaluate(stringLiteral(text))).toBe(text);
  });

  property.prop([hostile])('stays on one line', (text) => {
    expect(stringLiteral(text)).not.toMatch(/[\n\r\u2028\u2029]/);
  });
});

describe('propertyName', () => {
  test.each([
    ['pet', 'pet'],
    ['$pet_1', '$pet_1'],
    ['1st', '"1st"'],
    ['x-y', '"x-y"'],
    ['', '""'],
    ['__proto__', '["__proto__"]'],
  ])('%s is written %s', (name, written) => {
    expect(propertyName(name)).toBe(written);
  });

  property.prop([hostile])('names an own property', (name) => {
    expect(Object.entries(evaluate(`{ ${propertyName(name)}: 1 }`) ?? {})).toEqual([[name, 1]]);
  });
});

describe('dataLiteral', () => {
  property.prop([fc.jsonValue()])('is read back as the same data', (value) => {
    expect(JSON.stringify(evaluate(dataLiteral(value)))).toBe(JSON.stringify(value));
  });

  test('leaves out what is undefined', () => {
    expect(dataLiteral({ a: undefined, b: [1, 'x', { c: true }], d: {} })).toBe(
      '{ b: [1, "x", { c: true }], d: {} }',
    );
  });
});

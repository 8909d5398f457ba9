import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { engine, examples, run, type Outcome } from './examples.ts';

/** The modules of the repository, by the names under which they are published. */
function source(specifier: string): string {
  const [, door = 'index'] = specifier.split('/');
  return specifier.startsWith('schema-arbitraries')
    ? pathToFileURL(path.join(engine, `${door}.ts`)).href
    : import.meta.resolve(specifier);
}

let outcomes: readonly Outcome[] = [];
beforeAll(async () => {
  outcomes = await run(await examples(), source);
});

test('the README has five examples, and each of them says what comes out', () => {
  const shown = outcomes.filter(({ name }) => name.startsWith('README.md'));
  expect(shown).toHaveLength(5);
  expect(shown.filter(({ expected }) => expected.length === 0)).toEqual([]);
});

test('what comes out of the examples is what they say', () => {
  expect(outcomes.length).toBeGreaterThan(5);
  const results = outcomes.map(({ name, found }) => ({ name, values: found }));
  expect(results).toEqual(outcomes.map(({ name, expected }) => ({ name, values: expected })));
});

describe('the index', () => {
  const file = path.join(engine, 'index.ts');
  const program = ts.createProgram([file], {
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  const symbols = checker.getExportsOfModule(
    checker.getSymbolAtLocation(program.getSourceFile(file) as ts.Node) as ts.Symbol,
  );
  const exported = symbols.map((symbol) => checker.getAliasedSymbol(symbol));

  test('is small', () => {
    expect(exported.length).toBeGreaterThan(5);
    expect(exported.length).toBeLessThanOrEqual(25);
  });

  test.each(exported.map((symbol) => [symbol.name, symbol] as const))('%s is documented', (_, symbol) => {
    expect(ts.displayPartsToString(symbol.getDocumentationComment(checker))).toMatch(/\.$|:$|\)$/m);
    const isType = (symbol.flags & ts.SymbolFlags.Value) === 0;
    expect(isType || symbol.getJsDocTags().some(({ name }) => name === 'example')).toBe(true);
  });
});

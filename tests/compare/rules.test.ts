import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/compare/catalogue.ts';
import { compareContracts } from '../../src/compare/compare.ts';
import { rules } from '../../src/compare/rules.ts';
import { changesOf, contractOf, told, withOperation } from './changes-of.ts';
import { requestRows } from './rules/request-rows.ts';
import { responseRows } from './rules/response-rows.ts';
import { sharedRows } from './rules/shared-rows.ts';
import { wireRows } from './rules/wire-rows.ts';

const known = new Set(catalogue.map(({ id }) => id));

function unknownIds(changes: ReturnType<typeof changesOf>): readonly string[] {
  return changes.map(({ id }) => id).filter((id) => !known.has(id));
}

const table = { ...sharedRows, ...requestRows, ...responseRows, ...wireRows };

test('every rule is in the table', () => {
  expect(Object.keys(table).toSorted()).toEqual(rules.map(({ name }) => name).toSorted());
});

/** Rules that speak of the cause of what another one tells: an example is refused by a schema that changed. */
const causes: Readonly<Record<string, readonly string[]>> = {
  example: ['request-body-schema', 'response-body-schema'],
};

describe.each(Object.entries(table))('%s', (name, rows) => {
  const own = (...sides: Parameters<typeof changesOf>): ReturnType<typeof changesOf> =>
    changesOf(...sides).filter(({ rule }) => !causes[name]?.includes(rule));
  test.each(rows)('%s', (_, base, head, forth, back) => {
    expect(unknownIds(changesOf(base, head))).toEqual([]);
    expect(told(own(base, head))).toEqual(forth);
    expect(told(own(head, base))).toEqual(back);
    const speaking = [...own(base, head), ...own(head, base)].map(({ rule }) => rule);
    expect(new Set(speaking)).toEqual(new Set(speaking.length === 0 ? [] : [name]));
  });

  test.each(rows)('%s: nothing, when it stays', (_, base, head) => {
    expect(changesOf(base, base)).toEqual([]);
    expect(changesOf(head, head)).toEqual([]);
  });
});

test('a removed operation broke nobody after its sunset', () => {
  const base = contractOf(withOperation({ deprecated: true, 'x-sunset': '2030-01-01' }));
  const severities = ['2029-12-31', '2030-01-01', undefined].map(
    (today) => compareContracts(base, contractOf({}), { today }).changes[0]?.severity,
  );
  expect(severities).toEqual(['breaking', 'safe', 'breaking']);
});

import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/json.ts';
import { holds } from '../../src/schema/demand.ts';
import { createEngine } from '../../src/schema/engine.ts';
import { schemaGraph } from '../../src/schema/schema-graph.ts';
import { compiled } from './schemas.ts';

/** What a keyword is expected to do in one schema. */
export interface KeywordCase {
  readonly schema: Json;
  readonly valid: readonly Json[];
  readonly invalid: readonly Json[];
  /** The labels of the boundaries of the constraints under test, in order. */
  readonly boundaries?: readonly string[];
  /** The labels of their violations, in order. */
  readonly violations?: readonly string[];
}

/** The member `then` of a schema: an object that has one looks like a promise, to lint rules and to `await`. */
export function thenMember(schema: Json): JsonObject {
  const entries: [string, Json][] = [['then', schema]];
  return Object.fromEntries(entries);
}

/** Checks a table of cases for one keyword: only the constraints that it states itself are looked at. */
export function keywordCases(keyword: string, cases: readonly KeywordCase[]): void {
  describe.each(cases)(`${keyword}: $schema`, ({ schema, valid, invalid, boundaries, violations }) => {
    const subject = compiled(schema);
    const engine = createEngine(schemaGraph({ document: { schema }, pointer: '/schema' }), 'request');
    const whole = holds(engine.graph.root);
    test.each(valid.map((value) => ({ value })))('accepts $value', ({ value }) => {
      expect([engine.accepts(whole, value), subject.validate(value)]).toEqual([true, []]);
    });

    test.each(invalid.map((value) => ({ value })))('rejects $value', ({ value }) => {
      expect([engine.accepts(whole, value), subject.validate(value).length > 0]).toEqual([false, true]);
    });

    test.each(givenOnly(boundaries))('has its boundaries', ({ expected }) => {
      expect(labelsOf(keyword, subject.boundaries)).toEqual(expected);
    });

    test.each(givenOnly(violations))('has its violations, each of them at the place', ({ expected }) => {
      expect(labelsOf(keyword, subject.violations)).toEqual(expected);
    });
  });
}

/** A case that says nothing of its labels makes no test of them. */
function givenOnly(expected: readonly string[] | undefined): { expected: readonly string[] }[] {
  return expected === undefined ? [] : [{ expected }];
}

interface Labelled {
  readonly constraint: { readonly keyword: string };
  readonly label: string;
}

function labelsOf(keyword: string, list: readonly Labelled[]): readonly string[] {
  return list.filter(({ constraint }) => constraint.keyword === keyword).map(({ label }) => label);
}

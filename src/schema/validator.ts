import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { isObject, type Json } from '../json.ts';
import { appendPointer } from '../json-pointer.ts';
import { addFormats } from './formats/formats.ts';
import { matcherOf, matches, patternTimeout } from './languages/matcher.ts';
import { lower, type Lowered } from './lowering.ts';
import { schemaGraph } from './schema-graph.ts';
import { once } from '../once.ts';
import { keywordValue, type SchemaGraph, type SchemaNode } from './schema-node.ts';
import type { Direction, SchemaPlace, Unsupported, ValidationFailure } from './schema.ts';
import { multipleOfPrecision } from './types/multiples.ts';

/** What judges values: ajv, over the schemas that one schema reaches. */
export interface Validator {
  /** What keeps the schema, or a part of it, from being compiled; that part is not checked. */
  readonly problems: readonly Unsupported[];
  isValid(value: Json): boolean;
  /** All failures of a value. Throws what ajv's code throws: it fails on a few schemas with `unevaluated` keywords. */
  failures(value: Json): readonly ValidationFailure[];
}

/** The validator of a graph's root schema. */
export function createValidator(graph: SchemaGraph, direction: Direction): Validator {
  const lowered = lower(graph, direction);
  // One validator that finds all failures: for valid values it is as fast as one that stops at the first.
  const compiled = once(() => compile(lowered));
  return {
    get problems() {
      // What ajv says of a schema that is wrong already is no news.
      if (lowered.problems.length > 0) return lowered.problems;
      const made = compiled();
      return typeof made === 'string' ? [{ schemaPointer: graph.root.pointer, reason: made }] : [];
    },
    isValid: (value) => {
      const check = compiled();
      return typeof check === 'string' || passes(check, value);
    },
    failures: (value) => {
      const check = compiled();
      if (typeof check === 'string' || check(value)) return [];
      return (check.errors ?? []).map((error) => failureOf(error, lowered));
    },
  };
}

/** A value that ajv's code fails on is not known to be valid. */
function passes(check: ValidateFunction, value: Json): boolean {
  try {
    return check(value);
  } catch {
    return false;
  }
}

/** What keeps a schema from being compiled: references that lead nowhere, patterns that are none. Empty when all is well. */
export function schemaProblems(place: SchemaPlace): readonly Unsupported[] {
  return createValidator(schemaGraph(place), 'response').problems;
}

function compile(lowered: Lowered): ValidateFunction | string {
  const ajv = addFormats(
    new Ajv2020({
      strict: false,
      validateSchema: false,
      addUsedSchema: false,
      logger: false,
      inlineRefs: false,
      ownProperties: true,
      allErrors: true,
      verbose: true,
      multipleOfPrecision,
      code: { regExp: engine },
    }),
  );
  // Keeping track of what is evaluated makes ajv 8.20 slow, and throw for some schemas: only where it is asked for.
  ajv.opts.unevaluated = lowered.asksWhatIsEvaluated;
  try {
    return ajv.compile(lowered.schema);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Patterns run on the engine that takes bounded time; `code` is what ajv would write into a standalone module.
 * ajv tells patterns apart by their text.
 */
const engine = Object.assign(
  (pattern: string) => ({ test: (text: string) => matches(pattern, text), toString: () => pattern }),
  { code: 'new RegExp' },
);

/** What keeps a text from being judged by a pattern; `undefined` when it was judged. */
function undecided({ keyword, params, data }: ErrorObject): string | undefined {
  if (keyword !== 'pattern' || typeof params.pattern !== 'string' || typeof data !== 'string')
    return undefined;
  if (matcherOf(params.pattern).test(data) !== undefined) return undefined;
  return `could not be judged by the pattern ${params.pattern} within ${patternTimeout} ms: simplify the pattern`;
}

function failureOf(error: ErrorObject, lowered: Lowered): ValidationFailure {
  const node = lowered.nodes.get(error.parentSchema);
  const message = undecided(error) ?? error.message ?? 'is wrong';
  const base = { instancePointer: error.instancePath, message };
  if (!node) return { ...base, keyword: error.keyword, schemaPointer: '' };
  if (node.schema === false)
    return { ...base, keyword: 'false', schemaPointer: node.pointer, message: 'must not be there' };
  return {
    ...base,
    keyword: error.keyword,
    schemaPointer: appendPointer(node.pointer, error.keyword, ...entryOf(error, node)),
  };
}

/** Which entry of the keyword failed, where it has entries of their own. */
function entryOf({ keyword, params }: ErrorObject, node: SchemaNode): readonly (string | number)[] {
  const value = keywordValue(node, keyword);
  if (keyword === 'required') return indexOf(value, params.missingProperty);
  if (keyword !== 'dependentRequired' || !isObject(value)) return [];
  const trigger = String(params.property);
  return [trigger, ...indexOf(value[trigger], params.missingProperty)];
}

function indexOf(names: Json | undefined, name: unknown): readonly number[] {
  const index = Array.isArray(names) ? names.findIndex((one) => one === name) : -1;
  return index === -1 ? [] : [index];
}

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { appendPointer } from './json-pointer.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { once } from './once.ts';
import { addFormats } from './formats/formats.ts';
import type { Formats } from './formats/own-formats.ts';
import { areDistinct } from './json-equal.ts';
import { isAtLeast, isAtMost } from './languages/code-points.ts';
import { matches } from './languages/matcher.ts';
import { lower, lowerAll, type Lowered } from './lowering.ts';
import { schemaGraph } from './schema-graph.ts';
import { keywordValue, type SchemaGraph, type SchemaNode } from './schema-node.ts';
import type { Direction, Unsupported, ValidationFailure } from './schema.ts';
import { multipleTest } from './types/multiples.ts';
import { branches } from './validate/branching.ts';
import { interpreter, type Interpreter } from './validate/interpret.ts';

/** What judges values by the schemas that one schema reaches. */
export interface Validator {
  /** What keeps the schema, or a part of it, from being used; that part is not checked. */
  readonly problems: readonly Unsupported[];
  isValid(value: Json): boolean;
  /** Judges values that nobody changes, and that share their parts: what is the same is judged once. */
  readonly planning: Interpreter;
  /** All failures of a value. */
  failures(value: Json): readonly ValidationFailure[];
}

/** So many values are judged by the interpreter, and one for each schema, before compiling pays. */
const fewValues = 50;

/**
 * The validator of a graph's root schema. A few values are judged by interpreting the schema, many by
 * the code that ajv compiles of it; what fails is always told by the interpreter.
 *
 * @example
 * ```ts
 * import { createValidator } from 'schema-arbitraries/judging';
 * import { schemaGraph } from 'schema-arbitraries/reading';
 *
 * const graph = schemaGraph({ document: { maximum: 9 }, pointer: '' });
 * createValidator(graph, undefined).isValid(10); // => false
 * ```
 */
export function createValidator(graph: SchemaGraph, direction: Direction | undefined): Validator {
  const lowered = once(() => lower(graph, direction));
  const tracks = once(() => graph.mayAskWhatIsEvaluated !== false && lowered().asksWhatIsEvaluated);
  const interpreted = once(() => interpreter(graph, direction, tracks()));
  const planning = once(() => interpreter(graph, direction, tracks(), true));
  const compiled = once(() => compile(lowered(), graph.formats));
  let judged = 0;
  const isValid = (value: Json): boolean => {
    judged++;
    const isFew = judged <= fewValues || judged <= fewValues + lowered().nodes.size;
    const check = isFew ? undefined : compiled();
    return unlessTooDeep(() => (check ? check(value) : interpreted().isValid(value))) ?? false;
  };
  return {
    get problems() {
      return lowered().problems;
    },
    isValid,
    get planning() {
      return planning();
    },
    failures: (value) =>
      isValid(value) ? [] : (unlessTooDeep(() => interpreted().failures(value)) ?? tooDeep),
  };
}

/** What is said of a value that is nested deeper than the stack is. */
const tooDeep: readonly ValidationFailure[] = [
  {
    keyword: '',
    schemaPointer: '',
    keywordPath: '',
    instancePointer: '',
    message: 'is nested too deep to be judged',
  },
];

function unlessTooDeep<T>(judge: () => T): T | undefined {
  try {
    return judge();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What a look at schemas, and all that they reach, tells without any value. */
export interface SchemaReading {
  /** What keeps them from being used: references that lead nowhere, patterns that are none. Empty when all is well. */
  readonly problems: readonly Unsupported[];
  /** Their patterns, those of `patternProperties` too, by the JSON pointer of each. */
  readonly patterns: ReadonlyMap<string, string>;
}

/**
 * Looks at the schemas at pointers of a document: at what several of them reach once.
 *
 * @example
 * ```ts
 * import { readSchemas } from 'schema-arbitraries/judging';
 *
 * const document = { a: { pattern: '^a' }, b: { $ref: '#/nowhere' } };
 * const { patterns, problems } = readSchemas(document, ['/a', '/b']);
 * [...patterns]; // => [["/a/pattern", "^a"]]
 * problems.map(({ schemaPointer }) => schemaPointer); // => ["/b/$ref"]
 * ```
 */
export function readSchemas(document: JsonObject, pointers: readonly string[]): SchemaReading {
  const graph = schemaGraph({ document, pointer: '' });
  const roots = pointers.flatMap((pointer) => graph.at?.(pointer) ?? []);
  const { problems, nodes } = lowerAll(graph, roots, 'response');
  return { problems, patterns: new Map([...nodes.values()].flatMap(patternsOf)) };
}

function patternsOf(node: SchemaNode): readonly (readonly [pointer: string, pattern: string])[] {
  const [pattern, map] = [keywordValue(node, 'pattern'), keywordValue(node, 'patternProperties')];
  const names = isObject(map) ? Object.keys(map) : [];
  return [
    ...(typeof pattern === 'string' ? [[`${node.pointer}/pattern`, pattern] as const] : []),
    ...names.map((name) => [appendPointer(node.pointer, 'patternProperties', name), name] as const),
  ];
}

/**
 * What ajv makes of a schema; `undefined` where the interpreter has to do: ajv 8.20 is slow, and wrong or
 * throws at times, where a keyword asks what others have evaluated; and it judges each part of a value again and
 * again where alternatives lead back to themselves.
 */
function compile(lowered: Lowered, formats: Formats | undefined): ValidateFunction | undefined {
  if (lowered.asksWhatIsEvaluated || branches(lowered.definitions)) return undefined;
  const ajv = addFormats(
    new Ajv2020({
      strict: false,
      validateSchema: false,
      addUsedSchema: false,
      logger: false,
      inlineRefs: false,
      ownProperties: true,
      unevaluated: false,
      code: { regExp: engine },
    }),
    formats,
  );
  for (const definition of ownKeywords) ajv.removeKeyword(definition.keyword).addKeyword(definition);
  try {
    return ajv.compile(lowered.schema);
  } catch {
    return undefined;
  }
}

/** What ajv judges otherwise, or takes longer for. */
const ownKeywords = [
  { keyword: 'multipleOf', type: 'number', schemaType: 'number', compile: multipleTest },
  {
    keyword: 'minLength',
    type: 'string',
    schemaType: 'number',
    compile: (limit: number) => (text: string) => isAtLeast(limit, text),
  },
  {
    keyword: 'maxLength',
    type: 'string',
    schemaType: 'number',
    compile: (limit: number) => (text: string) => isAtMost(limit, text),
  },
  {
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    compile: (isAsked: boolean) => (items: readonly Json[]) => !isAsked || areDistinct(items),
  },
] as const;

/**
 * Patterns run on the engine that takes bounded time; `code` is what ajv would write into a standalone module.
 * ajv tells patterns apart by their text.
 */
const engine = Object.assign(
  (pattern: string) => ({ test: (text: string) => matches(pattern, text), toString: () => pattern }),
  { code: 'new RegExp' },
);

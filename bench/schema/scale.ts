import * as fc from 'fast-check';
import type { Json, JsonObject } from '../../src/json.ts';
import { compileSchema } from '../../src/schema/compile.ts';
import { matches } from '../../src/schema/languages/matcher.ts';

/** How the work for one constraint grows with the schema: CPU milliseconds, and microseconds for each constraint. */
export function measureScale(): readonly object[] {
  const sizes: readonly (readonly [string, JsonObject])[] = [
    ...[20, 40, 80, 160].map((count) => [`oneOf of ${count}`, oneOf(count)] as const),
    ...[20, 40, 80, 160].map((count) => [`untagged oneOf of ${count}`, untagged(count)] as const),
    ...[100, 400, 2000].map((count) => [`${count} properties`, wide(count)] as const),
    ['60 recursive types', recursive(60, 15)],
  ];
  return sizes.map(([name, schema]) => measured(name, schema));
}

function measured(name: string, schema: JsonObject): object {
  const subject = compileSchema({ document: { schema }, pointer: '/schema' }, { direction: 'request' });
  const constraints = subject.constraints.length;
  const values = cpu(() => fc.sample(subject.values, { seed: 1, numRuns: 50 }));
  const boundaries = cpu(() => subject.boundaries);
  const violations = cpu(() => subject.violations);
  const broken = new Set(subject.violations.map(({ constraint }) => constraint.keywordPath)).size;
  const each = Math.round(((boundaries + violations) / constraints) * 1000);
  return { name, constraints, broken, values, boundaries, violations, 'µs each': each };
}

function cpu(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1000);
}

function branch(index: number): Json {
  return {
    type: 'object',
    required: ['kind', 'name'],
    properties: {
      kind: { const: `k${index}` },
      name: { type: 'string', minLength: index + 1, maxLength: index + 9 },
      size: { type: 'integer', minimum: index },
    },
  };
}

function oneOf(count: number): JsonObject {
  return { oneOf: Array.from({ length: count }, (_, index) => branch(index)) };
}

/** Branches that differ by what their properties are called. */
function untagged(count: number): JsonObject {
  const branches = Array.from({ length: count }, (_, index): Json => ({
    type: 'object',
    required: [`n${index}`],
    properties: {
      [`n${index}`]: { type: 'string', minLength: index + 1, maxLength: index + 9 },
      [`s${index}`]: { type: 'integer', minimum: index },
    },
  }));
  return { oneOf: branches };
}

function wide(count: number): JsonObject {
  const properties = Array.from({ length: count }, (_, index): [string, Json] => [
    `p${index}`,
    index % 2 === 0
      ? { type: 'integer', minimum: 0, maximum: 100 + index, multipleOf: 1 }
      : { type: 'string', minLength: 2, maxLength: 20, pattern: '^[a-z]+$' },
  ]);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

/** Closed types that lead to each other, as in FHIR. */
function recursive(types: number, width: number): JsonObject {
  const reference = (index: number): Json => ({ $ref: `#/schema/$defs/T${index % types}` });
  const property = (type: number, index: number): Json => {
    if (index % 3 === 0) return reference(type * 7 + index);
    if (index % 3 === 1) return { type: 'array', items: reference(type * 3 + index) };
    return { type: 'string', minLength: 1, maxLength: 40 };
  };
  const definitions = Array.from({ length: types }, (_, type): [string, Json] => {
    const members = Array.from({ length: width }, (__, index) => [`f${index}`, property(type, index)]);
    const properties: JsonObject = Object.fromEntries(members);
    return [`T${type}`, { type: 'object', additionalProperties: false, properties, required: ['f2'] }];
  });
  return { $defs: Object.fromEntries(definitions), $ref: '#/schema/$defs/T0' };
}

/** The longest that one near miss takes, over hostile patterns: CPU milliseconds. */
export function measureHostile(): object {
  const atoms = [
    'a+',
    '(a+)+',
    '(a|a)*',
    '(a|aa)+',
    '(a*)*b?',
    '(?:a?){20}a{20}',
    '(?=a+b)a*',
    '(?<!b)(a+)+',
    '([a-z]+-?)*',
    '(\\w+\\s?)*',
  ];
  const patterns = atoms.flatMap((one) => atoms.flatMap((other) => [`^${one}${other}$`, `${one}x${other}`]));
  const texts = Array.from({ length: 200 }, (_, index) => `${'a'.repeat(10 + index * 5)}!`);
  let slowest = { pattern: '', ms: 0 };
  for (const pattern of patterns) {
    for (const text of texts) {
      const ms = cpu(() => matches(pattern, text));
      if (ms > slowest.ms) slowest = { pattern, ms };
    }
  }
  return { patterns: patterns.length, texts: texts.length, slowest: slowest.pattern, ms: slowest.ms };
}

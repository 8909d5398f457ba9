import * as fc from 'fast-check';
import type { Json } from '../../src/json.ts';
import { compileSchema } from '../../src/schema/compile.ts';
import { createEngine } from '../../src/schema/engine.ts';
import { schemaGraph } from '../../src/schema/schema-graph.ts';
import type { CompiledSchema, SchemaPlace, ValidationFailure, Violation } from '../../src/schema/schema.ts';
import { realistic, realisticPlaces } from '../../tests/schema/realistic.ts';
import { targetsOf } from '../../tests/schema/targets.ts';

/** One schema, with how many times as many valid values it gives as the other generator, and how long the first takes. */
export interface Row {
  readonly ratio: number | undefined;
  readonly 'ms to the first': number;
  readonly [column: string]: unknown;
}

/** How the engine does on schemas as APIs have them, one row each. */
export async function measureRealistic(): Promise<readonly Row[]> {
  const peer = await findPeer();
  const rows = realisticPlaces.map(({ name, place }): Row => {
    const schema = compileSchema(place, { direction: 'request' });
    const values = fc.sample(schema.values, { seed: 1, numRuns: 200 });
    const targets = targetsOf(createEngine(schemaGraph(place), 'request'));
    const broken = new Set(schema.violations.map(({ constraint }) => constraint));
    const own = (seed: number) => fc.sample(schema.values, { seed, numRuns: 200 });
    // In turns, as a machine is not equally busy all the time.
    const turns = Array.from({ length: 5 }, () => ({
      perSecond: validPerSecond(schema, own),
      peerPerSecond: peer && validPerSecond(schema, (seed) => peerValues(peer, name, seed)),
    }));
    const perSecond = median(turns.map((turn) => turn.perSecond));
    const peerPerSecond = peer && median(turns.map((turn) => turn.peerPerSecond ?? 0));
    return {
      name,
      invalid: values.filter((value) => schema.validate(value).length > 0).length,
      targets: `${targets.filter((target) => values.some((value) => target.isReached(value))).length}/${targets.length}`,
      boundaries: `${schema.boundaries.length}/${targets.length}`,
      violated: `${broken.size}/${schema.constraints.length}`,
      exact: `${schema.violations.filter((violation) => isExact(violation, schema)).length}/${schema.violations.length}`,
      'values/s': Math.round(perSecond),
      'json-schema-faker/s': peerPerSecond === undefined ? 'not installed' : Math.round(peerPerSecond),
      ratio: ratioOf(turns),
      'ms to the first': Number(compileTime(place).toFixed(1)),
    };
  });
  return rows;
}

/** Whether the constraint fails at the place, and nothing fails elsewhere but in alternatives around it. */
function isExact({ value, instancePointer, constraint }: Violation, schema: CompiledSchema): boolean {
  const failures = schema.validate(value);
  const isAround = ({ keyword, instancePointer: place }: ValidationFailure) =>
    alternatives.has(keyword) && isWithin(instancePointer, place);
  const around = [instancePointer, ...failures.filter(isAround).map((failure) => failure.instancePointer)];
  const isAimed = failures.some(
    (failure) =>
      failure.schemaPointer === constraint.schemaPointer && failure.instancePointer === instancePointer,
  );
  return (
    isAimed && failures.every((failure) => around.some((place) => isWithin(failure.instancePointer, place)))
  );
}

const alternatives: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'if', 'not', 'contains']);

function isWithin(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

/** The ratio of the middle turn; none where the other generator makes no valid value. */
function ratioOf(
  turns: readonly { readonly perSecond: number; readonly peerPerSecond: number | undefined }[],
): number | undefined {
  const ratios = turns.flatMap(({ perSecond, peerPerSecond }) =>
    peerPerSecond ? [perSecond / peerPerSecond] : [],
  );
  return ratios.length === 0 ? undefined : Number(median(ratios).toFixed(1));
}

/** Valid values in a second of CPU time, the time for judging them left out. */
function validPerSecond(schema: CompiledSchema, make: (seed: number) => readonly Json[]): number {
  make(0);
  let spent = 0;
  let valid = 0;
  for (let seed = 1; spent < 100; seed++) {
    const before = process.cpuUsage();
    const values = make(seed);
    const { user, system } = process.cpuUsage(before);
    spent += (user + system) / 1000;
    valid += values.filter((value) => schema.validate(value).length === 0).length;
  }
  return (1000 * valid) / spent;
}

/** The other generator that is compared with. */
type Peer = (schema: unknown, options: { readonly seed: number }) => unknown;

/** json-schema-faker: where `JSON_SCHEMA_FAKER` leads to, else where it happens to be installed. */
async function findPeer(): Promise<Peer | undefined> {
  try {
    const module: { readonly generateSync?: Peer; readonly default?: { readonly generate: Peer } } =
      await import(process.env['JSON_SCHEMA_FAKER'] ?? 'json-schema-faker');
    return module.generateSync ?? module.default?.generate;
  } catch {
    return undefined;
  }
}

function peerValues(peer: Peer, name: string, seed: number): readonly Json[] {
  const schema = JSON.parse(
    JSON.stringify({ schemas: realistic.schemas, $ref: `#/schemas/${name}` }).replaceAll('%20', ' '),
  );
  try {
    // It gives the same value for the same seed, which is 1 where nobody says which.
    return Array.from({ length: 50 }, (_, index): Json => {
      return JSON.parse(JSON.stringify(peer(schema, { seed: 50 * seed + index })));
    });
  } catch {
    return [];
  }
}

/** How long it takes from a schema to its first value, in milliseconds, once the engine itself is warm. */
function compileTime(place: SchemaPlace): number {
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    fc.sample(compileSchema(place, { direction: 'request' }).values, { seed: 1, numRuns: 1 });
    return performance.now() - start;
  });
  return median(times);
}

/** The middle one of several numbers. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

import * as fc from 'fast-check';
import type { Json } from '../../src/json.ts';
import { compileSchema } from '../../src/schema/compile.ts';
import { createEngine } from '../../src/schema/engine.ts';
import { schemaGraph } from '../../src/schema/schema-graph.ts';
import type { CompiledSchema, ValidationFailure, Violation } from '../../src/schema/schema.ts';
import { realistic, realisticPlaces } from '../../tests/schema/realistic.ts';
import { targetsOf } from '../../tests/schema/targets.ts';

/** How the engine does on schemas as APIs have them, one row each. */
export async function measureRealistic(): Promise<readonly object[]> {
  const peer = await findPeer();
  const rows = realisticPlaces.map(({ name, place }) => {
    const schema = compileSchema(place, { direction: 'request' });
    const values = fc.sample(schema.values, { seed: 1, numRuns: 200 });
    const targets = targetsOf(createEngine(schemaGraph(place), 'request'));
    const broken = new Set(schema.violations.map(({ constraint }) => constraint));
    const perSecond = validPerSecond(schema, (seed) => fc.sample(schema.values, { seed, numRuns: 200 }));
    const peerPerSecond = peer ? validPerSecond(schema, () => peerValues(peer, name)) : undefined;
    return {
      name,
      invalid: values.filter((value) => schema.validate(value).length > 0).length,
      targets: `${targets.filter((target) => values.some((value) => target.isReached(value))).length}/${targets.length}`,
      boundaries: `${schema.boundaries.length}/${targets.length}`,
      violated: `${broken.size}/${schema.constraints.length}`,
      exact: `${schema.violations.filter((violation) => isExact(violation, schema)).length}/${schema.violations.length}`,
      'values/s': Math.round(perSecond),
      'json-schema-faker/s': peerPerSecond === undefined ? 'not installed' : Math.round(peerPerSecond),
      ratio: peerPerSecond ? Number((perSecond / peerPerSecond).toFixed(1)) : undefined,
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

/** Valid values in a second, the time for judging them left out. */
function validPerSecond(schema: CompiledSchema, make: (seed: number) => readonly Json[]): number {
  make(0);
  let spent = 0;
  let valid = 0;
  for (let seed = 1; spent < 300; seed++) {
    const start = performance.now();
    const values = make(seed);
    spent += performance.now() - start;
    valid += values.filter((value) => schema.validate(value).length === 0).length;
  }
  return (1000 * valid) / spent;
}

/** The other generator that is compared with, where it happens to be installed. */
interface Peer {
  generate(schema: unknown): unknown;
}

async function findPeer(): Promise<Peer | undefined> {
  const name = 'json-schema-faker';
  try {
    const module: { readonly default: Peer } = await import(name);
    return module.default;
  } catch {
    return undefined;
  }
}

function peerValues(peer: Peer, name: string): readonly Json[] {
  const schema = JSON.parse(
    JSON.stringify({ schemas: realistic.schemas, $ref: `#/schemas/${name}` }).replaceAll('%20', ' '),
  );
  try {
    return Array.from({ length: 50 }, (): Json => JSON.parse(JSON.stringify(peer.generate(schema))));
  } catch {
    return [];
  }
}

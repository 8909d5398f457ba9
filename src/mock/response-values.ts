import { generateStatic } from '@stoplight/prism-http/dist/mocker/generator/JSONSchema.js';
import { sample } from 'fast-check';
import type { Json, JsonObject } from '../json.ts';
import { compileSchema } from '../schema/index.ts';
import { validatorsOf } from './judge-request.ts';
import type { HttpOperation } from './prism.ts';

/** What gives the values of schemas that responses are made of. */
export interface ResponseValues {
  /** Whether values are documented ones and the same each time, or new ones that a seed leads to. */
  readonly isDynamic: boolean;
  /** Whether a value is valid in a response by the schema at a pointer. */
  fits(schema: string): (value: Json) => boolean;
  /** A list of a few items, each of which fits a schema: what a stream sends. */
  sequence(schema: string): Json;
  /** Values that fit, the best first; each is made when it is first read. */
  made(schema: string): Iterable<Json>;
  /** What Prism would answer with where no value fits; `undefined` where it makes none. */
  unfit(schema: string): Json | undefined;
}

/** What response values are made from. */
export interface ValueSettings {
  readonly document: JsonObject;
  /** Set to make another value for each seed. */
  readonly seed?: number | undefined;
}

/** Values by Prism's own sampler where they fit, as it knows the examples within schemas; else by the schema engine. */
export function responseValues(settings: ValueSettings): ResponseValues {
  const validators = validatorsOf(settings.document, 'response');
  const fits = (schema: string) => (value: Json) => attempt(() => validators(schema).isValid(value)) ?? false;
  return {
    isDynamic: settings.seed !== undefined,
    fits,
    sequence: (schema) => attempt(() => itemsOfEngine(settings, schema)) ?? [],
    *made(schema) {
      if (settings.seed === undefined) yield* sampled(settings.document, schema).filter(fits(schema));
      yield* (attempt(() => ofEngine(settings, schema)) ?? []).filter(fits(schema));
    },
    unfit: (schema) => sampled(settings.document, schema)[0],
  };
}

function sampled(document: JsonObject, schema: string): readonly Json[] {
  // The sampler follows references within the document that it takes for the operation.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it reads nothing else of it
  const within = document as unknown as HttpOperation;
  const result = attempt(() => generateStatic(within, { $ref: `#${encodeURIComponent(schema)}` }));
  if (!result || !('right' in result)) return [];
  // Where a schema leads back to itself, the sampler gives members without a value, which do not travel.
  const travelling = attempt(() => JSON.stringify(result.right));
  return travelling === undefined ? [] : [JSON.parse(travelling) as Json];
}

/** One value: of a few the shortest, or the one that the seed leads to. */
function ofEngine({ document, seed }: ValueSettings, schema: string): readonly Json[] {
  const compiled = compileSchema({ document, pointer: schema }, { direction: 'response' });
  if (compiled.satisfiable !== 'yes') return [];
  if (seed !== undefined) return sample(compiled.values, { seed, numRuns: 1 });
  const values = sample(compiled.values, { seed: 1, numRuns: 20 });
  return values.toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length).slice(0, 1);
}

/** How many items a stream of the mock has. */
const sequenceLength = 3;

function itemsOfEngine({ document, seed }: ValueSettings, schema: string): Json[] {
  const compiled = compileSchema({ document, pointer: schema }, { direction: 'response' });
  if (compiled.satisfiable !== 'yes') return [];
  const drawn = sample(compiled.values, { seed: seed ?? 1, numRuns: 30 });
  const values = seed === undefined ? shortest(drawn) : drawn;
  return Array.from({ length: sequenceLength }, (_, index) => values[index % values.length] ?? null);
}

/** The shortest first, and each once. */
function shortest(values: readonly Json[]): Json[] {
  const texts = [...new Set(values.map((value) => JSON.stringify(value)))];
  return texts.toSorted((a, b) => a.length - b.length).map((text): Json => JSON.parse(text));
}

/** What was made; `undefined` where that failed: a schema from a stranger may be anything. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

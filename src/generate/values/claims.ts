import * as fc from 'fast-check';
import type { Contract } from '../../contract/contract.ts';
import { type JsonObject, isObject } from '../../json.ts';
import { isWithin, valueAt } from '../../json-pointer.ts';
import { type Boundary, type CompiledSchema, compileSchema } from '../../schema/index.ts';
import { explicitDiscriminators } from '../explicit-discriminators.ts';
import { holdsDates } from '../date-shapes.ts';
import { nameMethods } from '../method-name.ts';
import { schemaLookup } from '../schema-lookup.ts';
import { holdsBytes } from '../typable-bodies.ts';
import { asMeant, byItself } from './as-meant.ts';
import type { BeyondTypes } from './beyond-types.ts';
import type { Claim } from './claim.ts';
import { contentClaims } from './content-claims.ts';
import { excerptOf, hasAtMost, rewritten } from './excerpt.ts';
import { type Plainly, plainly } from './plain-value.ts';
import { probesAround } from './probes.ts';
import { saidOf } from './said-by-types.ts';
import { type TypedPlace, type UndirectedPlace, directed, placeHolders, placesOf } from './typed-place.ts';

/** How much is looked at, where there is more. */
export interface Extent {
  /** The most components and operations that are looked at; those beyond are left out by chance. */
  readonly holders: number;
  /** The most schemas of these that values are made of. */
  readonly schemas: number;
  /** The most parts that a schema may have: the schemas in it, and those that they refer to. */
  readonly parts: number;
  readonly seed: number;
}

/** What was claimed, and of how much. */
export interface Claims {
  readonly claims: readonly Claim[];
  /** A value for each constraint that no type can say. */
  readonly beyond: readonly BeyondTypes[];
  /** How many schemas values were made of. */
  readonly schemas: number;
  /** How many schemas there are; where not all are looked at, the components and operations alone are counted. */
  readonly all: number;
}

/** The most characters of a value that is compiled. */
const longest = 4000;

/**
 * What the types of a contract have to do with values of its schemas: its examples and the values at the
 * edge of each constraint compile, and those beyond it do not, where a type can say so.
 *
 * @param areDatesTexts whether dates are what they are in JSON: schemas that hold others are left out
 * @param extentFor gives how much is looked at of how many components and operations
 */
export function claimsOf(
  contract: Contract,
  extentFor: (holders: number) => Extent,
  areDatesTexts = true,
): Claims {
  const holders = placeHolders(contract);
  const extent = extentFor(holders.length);
  const { document } = contract;
  const documented = schemaLookup(document);
  const isJson = ({ pointer }: UndirectedPlace): boolean =>
    areDatesTexts || !holdsDates(valueAt(document, pointer), documented);
  const places = placesOf(chosenFrom(holders, extent.holders, extent.seed)).filter(isJson);
  const all = places.filter(({ isReference }) => !isReference);
  const chosen = chosenFrom(all, extent.schemas, extent.seed).flatMap((place) => directed(document, place));
  const withExamples = chosenFrom(
    places.filter(({ examples }) => examples.length > 0),
    extent.schemas,
    extent.seed,
  ).flatMap((place) => directed(document, place));
  const methods = chosenFrom(nameMethods(contract.operations), extent.schemas, extent.seed);
  const made = valuesOf(chosen, explicitDiscriminators(document), extent);
  const given = examplesOf(withExamples, document);
  return {
    claims: distinct([...given, ...made.claims, ...contentClaims(methods, document)]),
    beyond: made.beyond,
    schemas: made.schemas,
    all: extent.holders < holders.length ? holders.length : all.length,
  };
}

function chosenFrom<Each>(all: readonly Each[], most: number, seed: number): readonly Each[] {
  if (all.length <= most) return all;
  const some = fc.shuffledSubarray([...all.keys()], { minLength: most, maxLength: most });
  const [chosen = []] = fc.sample(some, { seed, numRuns: 1 });
  return all.filter((_, index) => chosen.includes(index));
}

function valuesOf(
  places: readonly TypedPlace[],
  document: JsonObject,
  extent: Extent,
): Pick<Claims, 'claims' | 'beyond' | 'schemas'> {
  const pointers = places.map(({ pointer }) => pointer);
  const excerpt = excerptOf(document, pointers, byItself);
  const meant = rewritten(excerpt, asMeant);
  const said = rewritten(excerpt, saidOf);
  const lookup = schemaLookup(meant);
  const plain = plainly(Object.values(excerpt.schemas));
  const made = places.map((place, index) => {
    const pointer = excerpt.pointers[index] ?? '';
    const written = valueAt(meant, pointer);
    if (!hasAtMost(extent.parts, written, lookup) || holdsBytes(written, lookup)) return undefined;
    const schema = compileSchema({ document: meant, pointer }, place);
    const types = compileSchema({ document: said, pointer }, place);
    return unlessItThrows(() => claimsAt({ place, pointer, schema, types, plain }));
  });
  const looked = new Set(
    places.filter((_, index) => made[index] !== undefined).map(({ pointer }) => pointer),
  );
  const found = made.filter((each) => each !== undefined);
  const beyond = new Map(found.flatMap((each) => each.beyond).map((each) => [each.pointer, each]));
  return {
    claims: found.flatMap(({ claims }) => claims),
    beyond: [...beyond.values()],
    schemas: looked.size,
  };
}

/** The code that ajv makes of a few schemas with `unevaluated` keywords throws; nothing can be said of their values. */
function unlessItThrows<Value>(made: () => Value): Value | undefined {
  try {
    return made();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** A place while values of it are looked for. */
interface Looked {
  readonly place: TypedPlace;
  /** Where its schema stands in the excerpt. */
  readonly pointer: string;
  /** The schema as it is meant. */
  readonly schema: CompiledSchema;
  /** What types say of it. */
  readonly types: CompiledSchema;
  readonly plain: Plainly;
}

function claimsAt(looked: Looked): Pick<Claims, 'claims' | 'beyond'> | undefined {
  const { schema, types } = looked;
  if (schema.satisfiable !== 'yes') return undefined;
  const [broken, beyond] = [true, false].map((isSaid) =>
    schema.violations.filter(({ value }) => types.validate(value).length > 0 === isSaid),
  );
  return {
    claims: [
      ...schema.boundaries.map((boundary) => claimOf(looked, true, boundary)),
      ...(broken ?? []).map((violation) => claimOf(looked, false, violation)),
      ...probed(looked),
    ],
    beyond: (beyond ?? []).map((violation) => claimOf(looked, false, violation)),
  };
}

function claimOf(
  { place, pointer, plain }: Looked,
  compiles: boolean,
  { label, value, constraint: { keyword, schemaPointer } }: Pick<Boundary, 'constraint' | 'label' | 'value'>,
): Claim {
  return {
    place,
    compiles,
    label: `${keyword}: ${label}`,
    value,
    plain: plain(value),
    pointer: isWithin(schemaPointer, pointer)
      ? place.pointer + schemaPointer.slice(pointer.length)
      : schemaPointer,
  };
}

/** What else is valid, or breaks what a type says. */
function probed({ place, schema, types, plain }: Looked): Claim[] {
  const whole = schema.boundaries.find(({ value }) => isObject(value))?.value;
  return probesAround(whole).flatMap((probe): Claim[] => {
    const compiles = schema.validate(probe.value).length === 0;
    if (!compiles && types.validate(probe.value).length === 0) return [];
    return [{ ...probe, place, compiles, pointer: place.pointer, plain: plain(probe.value) }];
  });
}

/** The examples that are valid: others are what `lint` speaks of. */
function examplesOf(places: readonly TypedPlace[], whole: JsonObject): Claim[] {
  const pointers = places.map(({ pointer }) => pointer);
  const { document, pointers: own } = excerptOf(whole, pointers, asMeant);
  const lookup = schemaLookup(document);
  return places.flatMap((place, index) => {
    const pointer = own[index] ?? '';
    if (holdsBytes(valueAt(document, pointer), lookup)) return [];
    const schema = compileSchema({ document, pointer }, place);
    const valid = place.examples.filter(({ value }) => schema.validate(value).length === 0);
    return valid.map((example) => exampleClaim(place, example));
  });
}

function exampleClaim(place: TypedPlace, { pointer, value }: TypedPlace['examples'][number]): Claim {
  return { place, compiles: true, pointer, label: 'the example', value, plain: value };
}

/** Each claim once that is told from others of its type. */
function distinct(claims: readonly Claim[]): Claim[] {
  const known = new Map<string, Claim>();
  for (const claim of claims) {
    const text = JSON.stringify(claim.plain);
    const key = `${claim.compiles} ${claim.place.type} ${text}`;
    if (text.length <= longest && !known.has(key)) known.set(key, claim);
  }
  return [...known.values()];
}

import type { Arbitrary } from 'fast-check';
import type { Json } from './json.ts';
import { Checked } from './arbitraries/checked.ts';
import { boundariesOf } from './boundaries.ts';
import { holds } from './demand.ts';
import { drawn } from './drawing.ts';
import { createEngine, type Engine } from './engine.ts';
import { gradually } from './gradually.ts';
import { NoValueError } from './no-value-error.ts';
import { once } from './once.ts';
import { occurrencesOf } from './occurrence.ts';
import { schemaGraph } from './schema-graph.ts';
import type { SchemaGraph, SchemaNode } from './schema-node.ts';
import type { CompiledSchema, Direction, SchemaPlace, Unsupported } from './schema.ts';
import { surroundings } from './surroundings.ts';
import { createValidator, type Validator } from './validator.ts';
import { recipesOf, violatingOf } from './violations.ts';

/** How many parts a value gets at most, roughly. */
const usualSize = 600;

/**
 * Compiles a schema that stands somewhere in a document. Nothing but the reading happens here: each member of the result is worked out
 * when it is first read, so that a schema that is only validated with costs no more than that.
 *
 * @example
 * ```ts
 * import { compileSchema } from 'schema-arbitraries';
 *
 * const document = {
 *   openapi: '3.1.0',
 *   components: {
 *     schemas: {
 *       Pet: {
 *         type: 'object',
 *         required: ['id', 'name'],
 *         properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' } },
 *       },
 *     },
 *   },
 * };
 * const pet = compileSchema({ document, pointer: '/components/schemas/Pet' }, { direction: 'request' });
 *
 * pet.validate({ name: 'Rex' }); // => []
 * pet.validate({}).map(({ schemaPointer }) => schemaPointer); // => ["/components/schemas/Pet/required/1"]
 * ```
 */
export function compileSchema(
  place: SchemaPlace,
  { direction }: { readonly direction?: Direction | undefined } = {},
): CompiledSchema {
  const graph = schemaGraph(place);
  const validator = once(() => createValidator(graph, direction));
  const engine = once(() => guidedEngine(graph, direction));
  const judge = (value: Json) => validator().failures(value);
  const failuresOf = (value: Json, aim?: string) => validator().planning.failures(value, aim);
  const around = once(() => surroundings(engine(), validator().planning));
  const occurrences = once(() => occurrencesOf(graph, direction));
  const recipes = gradually(() => recipesOf(occurrences().occurrences, engine(), failuresOf, around()));
  const satisfiable = once(() => satisfiability(graph.root, engine(), validator()));
  const boundaries = gradually(() =>
    boundariesOf(occurrences().occurrences, engine(), validator().planning, around()),
  );
  return {
    place,
    get satisfiable() {
      return satisfiable().answer;
    },
    get constraints() {
      return occurrences().occurrences.map(({ constraint }) => constraint);
    },
    get boundaries() {
      return boundaries();
    },
    get violations() {
      return recipes().recipes.map(({ violation }) => violation);
    },
    get unsupported() {
      return [
        ...validator().problems,
        ...occurrences().unsupported,
        ...recipes().unsupported,
        ...doubtsOf(graph.root, satisfiable(), engine()),
      ];
    },
    get values() {
      return valuesOf(graph.root, engine(), validator(), satisfiable());
    },
    get violating() {
      return violatingOf(recipes().recipes, engine(), judge);
    },
    *prepare() {
      yield* boundaries.steps();
      yield* recipes.steps();
    },
    validate: judge,
  };
}

/** Discriminators that leave no value at all guide nothing. */
function guidedEngine(graph: SchemaGraph, direction: Direction | undefined): Engine {
  const guided = createEngine(graph, direction);
  if (guided.height(holds(graph.root)) < Infinity) return guided;
  const { family: _, ...plain } = graph;
  return createEngine(plain, direction);
}

interface Satisfiability {
  readonly answer: CompiledSchema['satisfiable'];
  /** A valid value, when one was found. */
  readonly witness?: Json;
}

function satisfiability(root: SchemaNode, engine: Engine, validator: Validator): Satisfiability {
  if (validator.problems.length > 0) return { answer: 'unknown' };
  const demand = holds(root);
  if (engine.height(demand) === Infinity) return { answer: engine.doubts.size === 0 ? 'no' : 'unknown' };
  const witness = drawn(demand, engine, 5).find((value) => validator.isValid(value));
  if (witness !== undefined) return { answer: 'yes', witness };
  return { answer: 'unknown' };
}

function doubtsOf(
  { pointer }: SchemaNode,
  { answer }: Satisfiability,
  { doubts }: Engine,
): readonly Unsupported[] {
  const unfound = answer === 'unknown' && doubts.size === 0 ? ['No value was found.'] : [];
  return [...doubts, ...unfound].map((reason) => ({ schemaPointer: pointer, reason }));
}

function valuesOf(
  root: SchemaNode,
  engine: Engine,
  validator: Validator,
  { answer, witness }: Satisfiability,
): Arbitrary<Json> {
  if (witness === undefined) {
    throw new NoValueError(root.pointer, answer === 'no');
  }
  const plain = engine.values(holds(root), usualSize);
  return new Checked(plain, (value) => validator.isValid(value), { value: witness });
}

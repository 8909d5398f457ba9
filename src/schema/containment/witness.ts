import type { Json, JsonObject } from '../../json.ts';
import { lower } from '../lowering.ts';
import { schemaGraph } from '../schema-graph.ts';
import type { Direction, SchemaPlace, Unsupported } from '../schema.ts';
import { createValidator, type Validator } from '../validator.ts';

const validators = new WeakMap<JsonObject, Map<string, Validator>>();
const problems = new WeakMap<JsonObject, Map<string, readonly Unsupported[]>>();

/** The validator of a schema, made once. */
export function validatorOf(place: SchemaPlace, direction: Direction): Validator {
  return remembered(validators, place, direction, () => createValidator(schemaGraph(place), direction));
}

/** What keeps a schema from being validated with, as far as that is seen without making a validator. */
export function problemsOf(place: SchemaPlace, direction: Direction): readonly Unsupported[] {
  return remembered(problems, place, direction, () => lower(schemaGraph(place), direction).problems);
}

function remembered<Value>(
  known: WeakMap<JsonObject, Map<string, Value>>,
  { document, pointer }: SchemaPlace,
  direction: Direction,
  make: () => Value,
): Value {
  const ofDocument = known.get(document) ?? new Map<string, Value>();
  known.set(document, ofDocument);
  const key = `${direction} ${pointer}`;
  const before = ofDocument.get(key);
  if (before !== undefined) return before;
  const made = make();
  ofDocument.set(key, made);
  return made;
}

/** Says whether a value is valid under one schema and not under another: what neither is sure of is no witness. */
export function witnessJudge(accepts: Validator, refuses: Validator): (value: Json) => boolean {
  return (value) => accepts.isValid(value) && !refuses.isValid(value);
}

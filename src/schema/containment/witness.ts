import type { Json, JsonObject } from '../json.ts';
import { schemaGraph } from '../schema-graph.ts';
import type { Direction, SchemaPlace, Unsupported } from '../schema.ts';
import { createValidator, type Validator } from '../validator.ts';

const validators = new WeakMap<JsonObject, Map<string, Validator>>();

/** The validator of a schema, made once. */
export function validatorOf(place: SchemaPlace, direction: Direction | undefined): Validator {
  const { document, pointer, formats } = place;
  if (formats) return createValidator(schemaGraph(place), direction);
  const known = validators.get(document) ?? new Map<string, Validator>();
  validators.set(document, known);
  const key = `${direction} ${pointer}`;
  const validator = known.get(key) ?? createValidator(schemaGraph(place), direction);
  known.set(key, validator);
  return validator;
}

/** What keeps a schema from being validated with. */
export function problemsOf(place: SchemaPlace, direction: Direction | undefined): readonly Unsupported[] {
  return validatorOf(place, direction).problems;
}

/** Says whether a value is valid under one schema and not under another: what neither is sure of is no witness. */
export function witnessJudge(accepts: Validator, refuses: Validator): (value: Json) => boolean {
  return (value) => accepts.isValid(value) && !refuses.isValid(value);
}

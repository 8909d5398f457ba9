import { isObject, type Json, type JsonObject } from '../../src/json.ts';
import { fromPointer, toPointer, valueAt } from '../../src/json-pointer.ts';
import { compileSchema } from '../../src/schema/compile.ts';
import type { CompiledSchema, Constraint } from '../../src/schema/schema.ts';

/** A schema with one constraint gone, or moved by one step: what a server enforces that has a bug. */
export interface Mutant {
  readonly name: string;
  readonly constraint: Constraint;
  isValid(value: Json): boolean;
}

/** The mutants of a schema whose constraints were taken away, one each. */
export function withoutOne(schema: CompiledSchema): readonly Mutant[] {
  return schema.constraints.map((constraint) =>
    mutant(schema, constraint, 'without it', (parent, token) => {
      if (Array.isArray(parent)) parent.splice(Number(token), 1);
      else if (isObject(parent)) Reflect.deleteProperty(parent, token);
    }),
  );
}

/** The mutants of a schema whose limits are a step too wide, or too narrow. */
export function offByOne(schema: CompiledSchema): readonly Mutant[] {
  return schema.constraints.flatMap((constraint) => {
    const limit = valueAt(schema.place.document, constraint.schemaPointer);
    if (typeof limit !== 'number' || !limits.test(constraint.keyword)) return [];
    const step = stepBeside(schema, constraint);
    return [limit - step, limit + step].map((moved) =>
      mutant(schema, constraint, `${moved} for ${limit}`, (parent, token) => {
        if (isObject(parent)) parent[token] = Number(moved.toPrecision(12));
      }),
    );
  });
}

const limits = /^(min|max|exclusiveM)/;

/** One, or the step that the schema itself goes in. */
function stepBeside({ place }: CompiledSchema, { schemaPointer }: Constraint): number {
  const beside = valueAt(place.document, toPointer(fromPointer(schemaPointer).slice(0, -1)));
  const step = isObject(beside) ? beside['multipleOf'] : undefined;
  return typeof step === 'number' ? step : 1;
}

function mutant(
  { place }: CompiledSchema,
  constraint: Constraint,
  change: string,
  mutate: (parent: Json | undefined, token: string) => void,
): Mutant {
  const document: JsonObject = structuredClone(place.document);
  const tokens = fromPointer(constraint.schemaPointer);
  mutate(valueAt(document, toPointer(tokens.slice(0, -1))), tokens.at(-1) ?? '');
  const mutated = compileSchema({ ...place, document }, { direction: 'request' });
  return {
    name: `${constraint.keywordPath}: ${change}`,
    constraint,
    isValid: (value) => mutated.validate(value).length === 0,
  };
}

/** Whether some planned value tells a mutant from the schema. */
export function isCaught(schema: CompiledSchema, one: Mutant): boolean {
  return (
    schema.violations.some(({ value }) => one.isValid(value)) ||
    schema.boundaries.some(({ value }) => !one.isValid(value))
  );
}

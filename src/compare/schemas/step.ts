import type { Json, JsonObject } from '../../json.ts';

/** A step from a value into one of its parts, or into a branch of its schema, which speaks of the same value. */
export type Step =
  | { readonly into: 'property'; readonly name: string }
  /** Any property that the schema does not name, nor takes by a pattern. */
  | {
      readonly into: 'additional property';
      readonly besides: readonly string[];
      readonly patterns: readonly string[];
    }
  | { readonly into: 'item'; readonly index: number }
  /** What a text holds, decoded (Validation 2020-12, section 8.5): a value of its own. */
  | { readonly into: 'content' }
  | { readonly into: 'branch'; readonly keyword: string; readonly index: number };

/** Where steps lead in a value, as people write it, with a star for any item or unnamed property; `''` is the whole. */
export function instancePath(steps: readonly Step[]): string {
  return steps.map(token).join('');
}

function token(step: Step): string {
  if (step.into === 'property') return `/${step.name}`;
  if (step.into === 'content') return ' (decoded)';
  return step.into === 'branch' ? '' : '/*';
}

/** A schema of the values that have what another schema describes where steps lead to. */
export function schemaAlong(steps: readonly Step[], target: JsonObject): JsonObject {
  return steps.reduceRight<JsonObject>((schema, step) => schemaOfStep(step, schema), target);
}

/** The names of the properties that steps lead through. */
export function namesAlong(steps: readonly Step[]): ReadonlySet<string> {
  return new Set(steps.map(nameOfStep).filter((name) => name !== undefined));
}

/** The name of the property that a step leads into, if it does. */
export function nameOfStep(step: Step): string | undefined {
  if (step.into === 'property') return step.name;
  return step.into === 'additional property' ? freeName(step.besides) : undefined;
}

function schemaOfStep(step: Step, schema: JsonObject): JsonObject {
  if (step.into === 'branch' || step.into === 'content') return schema;
  if (step.into === 'item') {
    const before: Json[] = Array.from({ length: step.index }, () => true);
    return { type: 'array', minItems: step.index + 1, prefixItems: [...before, schema] };
  }
  if (step.into === 'additional property') return schemaOfOther(step, schema);
  const { name } = step;
  return { type: 'object', required: [name], properties: Object.fromEntries([[name, schema]]) };
}

/** That some other property is described: which names it may have, the schemas around it say. */
function schemaOfOther(
  { besides, patterns }: Extract<Step, { into: 'additional property' }>,
  schema: JsonObject,
): JsonObject {
  const none = {
    properties: free(besides),
    patternProperties: free(patterns),
    additionalProperties: { not: schema },
  };
  return { type: 'object', not: none };
}

function freeName(taken: readonly string[]): string {
  let name = 'other';
  while (taken.includes(name)) name += '_';
  return name;
}

/** Members of which nothing is said. */
function free(names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, true]));
}

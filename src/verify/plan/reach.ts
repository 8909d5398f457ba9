import type { Json } from '../../json.ts';
import { isObject } from '../../json.ts';
import { fromPointer, toPointer } from '../../json-pointer.ts';
import type { Constraint } from '../../schema/index.ts';
import type { Schemas } from '../schemas.ts';

/**
 * Whether a valid value comes under a constraint: what the constraint speaks of is there, and fits the
 * schema that the constraint is written in. Of a branch that the value does not take, this is false.
 */
export function comesUnder(schemas: Schemas, constraint: Constraint, value: Json): boolean {
  const parts = instances([value], fromPointer(constraint.instancePath));
  // What always counts is kept by every valid value; by itself its schema may not know what is read only.
  if (!isConditional(constraint)) return parts.length > 0;
  const schema = schemas(ownerPointer(constraint), 'request');
  return parts.some((instance) => schema.validate(instance).length === 0);
}

/** The same of constraints that the same values come under. */
export function reachKey(constraint: Constraint): string {
  return `${constraint.instancePath} ${ownerPointer(constraint)} ${isConditional(constraint)}`;
}

function isConditional({ keywordPath }: Constraint): boolean {
  return fromPointer(keywordPath).some((token) => conditional.has(token));
}

const conditional: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'then', 'else', 'dependentSchemas']);

// `/a/required/0` and `/a/minItems` are both written in `/a`.
function ownerPointer({ keyword, schemaPointer }: Constraint): string {
  const tokens = fromPointer(schemaPointer);
  return toPointer(tokens.slice(0, tokens.lastIndexOf(keyword)));
}

function instances(values: readonly Json[], path: readonly string[]): readonly Json[] {
  const [token, ...rest] = path;
  if (token === undefined) return values;
  return instances(
    values.flatMap((value) => children(value, token)),
    rest,
  );
}

function children(value: Json, token: string): readonly Json[] {
  if (Array.isArray(value)) return token === '*' ? value : value.slice(Number(token), Number(token) + 1);
  if (!isObject(value)) return [];
  if (token === '*') return Object.values(value);
  const member = Object.hasOwn(value, token) ? value[token] : undefined;
  return member === undefined ? [] : [member];
}

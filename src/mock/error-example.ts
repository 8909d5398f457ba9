import type { Contract } from '../contract/contract.ts';
import { documentedRules } from '../contract/documented-rule.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Validator } from '../schema/validator.ts';
import { mediaTypeOf } from './media-type.ts';

/** What the mock knows of an operation's error examples that overlays link to the constraints they speak of. */
export interface ErrorExamples {
  /** The bodies that the operation takes: the media type, and the pointer of its schema. */
  readonly bodies: readonly { readonly type: string; readonly schema: string }[];
  /** `status`: `422` or `4XX`; `constraint`: the pointer of a keyword. */
  readonly linked: readonly { readonly status: string; readonly name: string; readonly constraint: string }[];
}

/** The linked error examples of a contract, by the pointer of the operation; without those that have none. */
export function errorExamplesOf(contract: Contract): Record<string, ErrorExamples> {
  const rules = Map.groupBy(documentedRules(contract), ({ operation }) => operation);
  const entries = [...rules].map(([{ pointer, requestBody }, ofOperation]): [string, ErrorExamples] => {
    const bodies = (requestBody?.content ?? []).flatMap(({ type, schema }) =>
      schema === undefined ? [] : [{ type, schema }],
    );
    const linked = ofOperation.flatMap(({ status, name, constraint }) =>
      constraint === undefined ? [] : [{ status, name, constraint }],
    );
    return [pointer, { bodies, linked }];
  });
  return Object.fromEntries(
    entries.filter(([, { bodies, linked }]) => bodies.length > 0 && linked.length > 0),
  );
}

/** A request body that has been refused. */
export interface RefusedBody {
  readonly contentType: string | undefined;
  readonly value: unknown;
}

/**
 * The name of the error example that speaks of what is wrong with a body: one that is linked to a
 * constraint which the body breaks. Prism answers the first example whatever is wrong. Where several
 * are broken, those that speak of the value itself come before those that combine schemas, which often
 * fail because of them. `undefined` when none is linked.
 */
export async function chooseErrorExample(
  document: JsonObject,
  examples: ErrorExamples,
  status: number,
  body: RefusedBody,
): Promise<string | undefined> {
  const candidates = examples.linked.filter((example) => hasStatus(example.status, status));
  const schema = schemaFor(examples.bodies, body.contentType);
  if (candidates.length === 0 || schema === undefined) return undefined;
  const broken = await brokenConstraints(document, schema, body.value);
  const fitting = candidates.filter(({ constraint }) => broken.some((pointer) => isOf(pointer, constraint)));
  const direct = fitting.find(({ constraint }) => !/\/(allOf|anyOf|oneOf|not|if)$/.test(constraint));
  return (direct ?? fitting[0])?.name;
}

function hasStatus(documented: string, status: number): boolean {
  return documented === String(status) || documented.toUpperCase() === `${String(status).charAt(0)}XX`;
}

function schemaFor(bodies: ErrorExamples['bodies'], contentType: string | undefined): string | undefined {
  const sent = contentType === undefined ? undefined : mediaTypeOf(contentType);
  return bodies.find(({ type }) => mediaTypeOf(type) === sent)?.schema;
}

/** `required` is a constraint as a whole, and for each of its names. */
function isOf(pointer: string, constraint: string): boolean {
  return pointer === constraint || (constraint.endsWith('/required') && pointer.startsWith(`${constraint}/`));
}

async function brokenConstraints(document: JsonObject, schema: string, value: unknown): Promise<string[]> {
  // Only when an error is answered: most mocks are started for something else.
  const [{ schemaGraph }, { createValidator }] = await Promise.all([
    import('../schema/schema-graph.ts'),
    import('../schema/validator.ts'),
  ]);
  const known = validators.get(document) ?? new Map<string, Validator>();
  validators.set(document, known);
  const validator =
    known.get(schema) ?? createValidator(schemaGraph({ document, pointer: schema }), 'request');
  known.set(schema, validator);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a body that was read as JSON or as text
  return validator.failures(value as Json).map(({ schemaPointer }) => schemaPointer);
}

const validators = new WeakMap<JsonObject, Map<string, Validator>>();

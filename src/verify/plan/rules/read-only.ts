import { sample } from 'fast-check';
import { resolve } from '../../../contract/references.ts';
import { isObject, type Json } from '../../../json.ts';
import { appendPointer, toPointer } from '../../../json-pointer.ts';
import type { Case } from '../../case.ts';
import { withPart } from '../../draft.ts';
import { carriesValid, type Part } from '../../part.ts';
import { draftCase, type PlanContext } from '../plan-context.ts';
import { withMember } from '../../../wire/readings.ts';
import type { RequestRule } from '../request-rule.ts';

/** How many properties are tried. */
const most = 3;

/**
 * A read-only property is not for requests. Servers may ignore it or refuse it, so that nothing about a
 * constraint follows from the answer: there are cases, and no constraints.
 */
export const readOnly: RequestRule = {
  name: 'read-only',
  summary:
    'A value for a read-only property is ignored or refused (OpenAPI 3.1, "Schema Object"; JSON Schema 2020-12 Validation, section 9.4).',
  plan: (context) => {
    const part = context.parts.bodies.find((candidate) => context.base.has(candidate));
    // A mock answers from its examples, whatever it is sent.
    if (!part || context.target.kind === 'mock') return { cases: [], constraints: [] };
    const properties = readOnlyProperties(context, part).slice(0, most);
    return {
      cases: properties.flatMap((property) => caseFor(context, part, property) ?? []),
      constraints: [],
    };
  },
};

interface Property {
  readonly name: string;
  /** JSON pointer of its schema. */
  readonly pointer: string;
}

function readOnlyProperties({ contract: { document } }: PlanContext, { schema }: Part): readonly Property[] {
  const resolved = schema && resolve(document, schema.place.pointer);
  if (!resolved || !isObject(resolved.value)) return [];
  const { properties } = resolved.value;
  if (!isObject(properties)) return [];
  return Object.keys(properties).flatMap((name) => {
    const property = resolve(document, appendPointer(resolved.pointer, 'properties', name));
    const isReadOnly = property && isObject(property.value) && property.value['readOnly'] === true;
    return isReadOnly ? [{ name, pointer: property.pointer }] : [];
  });
}

function caseFor(context: PlanContext, part: Part, { name, pointer }: Property): Case | undefined {
  const base = context.base.get(part);
  const value = unmistakable(context, pointer);
  if (!isObject(base) || value === undefined) return undefined;
  const body = withMember(base, name, value);
  if (!carriesValid(part, body)) return undefined;
  const expectation = { kind: 'read-only', property: name, value, pointer: `${pointer}/readOnly` } as const;
  const sends = `a body with a value for the read-only property ${name}`;
  const making = { draft: withPart(context.base, part, body), aim: { part, pointer: toPointer([name]) } };
  return draftCase(context, { name: `read-only:body/${name}`, sends, expectation }, making);
}

// No server comes upon such a value by itself.
function unmistakable({ schemas }: PlanContext, pointer: string): Json | undefined {
  const schema = schemas(pointer, 'response');
  if (schema.satisfiable !== 'yes') return undefined;
  return sample(schema.values, { seed: 1, numRuns: 30 }).find(
    (value) =>
      (typeof value === 'string' && value.length > 5) ||
      (typeof value === 'number' && Math.abs(value) > 9999),
  );
}

import type { Contract, Parameter } from '../contract/contract.ts';
import { resolve } from '../contract/references.ts';
import { isObject, type JsonObject } from '../json.ts';
import { appendPointer } from '../json-pointer.ts';
import { assertions } from '../schema/reading.ts';
import type { Draft } from './change.ts';
import { typesAt } from './normal/types-at.ts';
import type { ExchangePair } from './rule.ts';
import { schemaDrafts, type Payload } from './schema-drafts.ts';
import { senderOf } from './sender.ts';

/**
 * The changes of a parameter whose type was widened in a way that nobody sees on the wire: parameters travel
 * as text, so a number may be read as a string, and one value as an array of one. `undefined` when it was not.
 */
export function readAsText(
  pair: ExchangePair,
  base: Parameter,
  head: Parameter,
  payload: Payload,
): readonly Draft[] | undefined {
  const { contracts } = pair;
  if (base.mediaType !== undefined || head.mediaType !== undefined) return undefined;
  if (senderOf(pair, 'request') !== 'consumer') return undefined;
  const to = schemaOf(contracts.head, head);
  const types = base.schema === undefined ? undefined : typesAt(contracts.base.document, base.schema);
  // Where nothing was said of its type, the parameter was a text.
  if (to && !types && isAnyString(to)) return [widened(payload, 'string')];
  if (!to || !types || !isScalar(types)) return undefined;
  if (!types.has('string') && isAnyString(to)) return [widened(payload, 'string')];
  const takesOne = to.type === 'array' && isObject(to.items) && !(Number(to.minItems ?? 0) > 1);
  if (!takesOne || head.style === 'deepObject') return undefined;
  const items = resolve(contracts.head.document, head.schema ?? '')?.pointer ?? '';
  const ofItem = schemaDrafts(pair, { ...payload, head: appendPointer(items, 'items') });
  return [widened(payload, 'array'), ...ofItem];
}

function schemaOf({ document }: Contract, { schema }: Parameter): JsonObject | undefined {
  const value = schema === undefined ? undefined : resolve(document, schema)?.value;
  return isObject(value) ? value : undefined;
}

function isScalar(types: ReadonlySet<string>): boolean {
  return [...types].every((type) => type === 'string' || type === 'number' || type === 'boolean');
}

function isAnyString(schema: JsonObject): boolean {
  const asserting = Object.keys(schema).filter((keyword) => assertions.has(keyword) || keyword === '$ref');
  return schema.type === 'string' && asserting.length === 1;
}

function widened({ base, head, subject }: Payload, type: string): Draft {
  return {
    direction: 'request',
    area: 'parameter',
    kind: 'type',
    action: 'loosened',
    severity: 'safe',
    message: `${subject} is read as ${type === 'array' ? 'a list of values' : 'any text'}`,
    base,
    head,
    proof: {
      kind: 'contained',
      because: 'Parameters travel as text, and every text that was sent is still read.',
    },
    advice: 'Nothing needs to be done.',
  };
}

import type { Contract } from '../contract/contract.ts';
import { operationTokens } from '../contract/operations.ts';
import { internalPointer, resolve } from '../contract/references.ts';
import { isEvents, isPositional, isSequential } from '../contract/sequences.ts';
import type { Kind, Visited } from '../contract/structure.ts';
import { isVersion32 } from '../contract/upgrade.ts';
import { walkDocument } from '../contract/walk-document.ts';
import type { Finding, Severity } from '../finding.ts';
import { isObject, textOf, type Json, type JsonObject } from '../json.ts';
import { appendPointer, toPointer, valueAt } from '../json-pointer.ts';

/** Something that a description in OpenAPI 3.2 says and that cannot be meant, where no schema of OpenAPI sees that. */
interface Said {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The member that it is about. */
  readonly field: string;
  readonly help: string;
}

/** What OpenAPI 3.2 brought, and reads well but means nothing. */
export function featureFindings(contract: Contract): Finding[] {
  const { document } = contract;
  if (!isVersion32(document)) return [];
  return Array.from(walkDocument(document)).flatMap((visited) => {
    const { kind, value, tokens } = visited;
    if (!isObject(value)) return [];
    const said = rules[kind]?.(value, visited, contract) ?? [];
    return said.map(({ rule, field, severity, message, help }): Finding => {
      const pointer = appendPointer(toPointer(tokens), field);
      return {
        rule: `lint/${rule}`,
        severity,
        message,
        help,
        contract: contract.name,
        pointer,
        location: contract.locate(pointer),
      };
    });
  });
}

type Rule = (object: JsonObject, visited: Visited, contract: Contract) => readonly Said[];

const rules: Partial<Record<Kind, Rule>> = {
  schema: optionalDiscriminator,
  link: lostLink,
  mediaType: (object, visited) => [...itemsOfNothing(object, visited), ...lostFields(object, visited)],
};

/** "Discriminator Object": where the property may be missing, `defaultMapping` says what a value is then. */
function optionalDiscriminator(schema: JsonObject, _: Visited, { document }: Contract): readonly Said[] {
  const { discriminator } = schema;
  if (!isObject(discriminator) || discriminator['defaultMapping'] !== undefined) return [];
  const name = textOf(discriminator['propertyName']);
  const branches = ['oneOf', 'anyOf'].flatMap((keyword) => schema[keyword] ?? []);
  const isOptional = branches.some((branch) => !requires(branch, name, document));
  if (name === '' || !isOptional || requires(schema, name, document)) return [];
  return [
    {
      rule: 'discriminator-default',
      severity: 'warning',
      message: `The property ${name} tells alternatives apart, and is not required in each of them.`,
      field: 'discriminator',
      help: 'Require it, or say by defaultMapping what a value without it is.',
    },
  ];
}

function requires(schema: Json, name: string, document: JsonObject, depth = 0): boolean {
  if (!isObject(schema) || depth > 8) return false;
  const { required, allOf, $ref } = schema;
  if (Array.isArray(required) && required.includes(name)) return true;
  const pointer = internalPointer(textOf($ref));
  const target = pointer === undefined ? undefined : valueAt(document, pointer);
  return [...(Array.isArray(allOf) ? allOf : []), ...(target === undefined ? [] : [target])].some((part) =>
    requires(part, name, document, depth + 1),
  );
}

/** "Link Object": what a link leads to is an operation. */
function lostLink(link: JsonObject, _: Visited, { document, operations }: Contract): readonly Said[] {
  const { operationId, operationRef } = link;
  const isLost =
    typeof operationId === 'string'
      ? !operations.some((operation) => operation.operationId === operationId)
      : typeof operationRef === 'string' &&
        operationRef.startsWith('#') &&
        !isObject(resolve(document, internalPointer(operationRef) ?? '')?.value);
  if (!isLost) return [];
  const field = typeof operationId === 'string' ? 'operationId' : 'operationRef';
  return [
    {
      rule: 'link-leads-somewhere',
      severity: 'error',
      message: `The link leads to ${textOf(link[field])}, which is no operation.`,
      field,
      help: `Name an operation of this description; by its place that is like #/${operationTokens('GET /pets').join('/').replace('//', '/~1')}.`,
    },
  ];
}

/** "Media Type Object": items are those of sequences. */
function itemsOfNothing({ itemSchema }: JsonObject, { tokens }: Visited): readonly Said[] {
  const type = tokens.at(-1) ?? '';
  const isComponent = tokens.at(-2) === 'mediaTypes';
  if (itemSchema === undefined || isComponent || isSequential(type) || isPositional(type)) return [];
  return [
    {
      rule: 'item-schema-of-sequence',
      severity: 'warning',
      message: `${type} has no items one after another, which itemSchema describes.`,
      field: 'itemSchema',
      help: 'Describe the whole by schema, or name a type that is a sequence, such as application/jsonl.',
    },
  ];
}

const eventFields = ['data', 'event', 'id', 'retry'];

/** "Special Considerations for Server-Sent Events": an event has four fields, and others are ignored. */
function lostFields({ itemSchema }: JsonObject, { tokens }: Visited): readonly Said[] {
  const properties = isObject(itemSchema) ? itemSchema['properties'] : undefined;
  if (!isEvents(tokens.at(-1) ?? '') || !isObject(properties) || properties['data'] === undefined) return [];
  const lost = Object.keys(properties).filter((name) => !eventFields.includes(name));
  return lost.map((name) => ({
    rule: 'event-fields',
    severity: 'warning',
    message: `No event has the field ${name}: readers of events ignore it.`,
    field: 'itemSchema',
    help: `Put it into data: the fields of an event are ${eventFields.join(', ')}.`,
  }));
}

import type { Response } from '../contract/contract.ts';
import { decodedData, isEvents, isSequential } from '../contract/sequences.ts';
import { isObject, type JsonObject } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import { RuntimeCall } from './runtime-call.ts';
import type { EventsDescription } from './runtime/events.ts';
import { type SchemaLookup, partsOf, propertySchemas, schemaLookup, schemasIn } from './schema-lookup.ts';
import { itemSchemaOf } from './typable-streams.ts';

/** How the successes of an operation are read that come one by one. */
export function describeStreams(
  document: JsonObject,
  responses: readonly Response[],
): { readonly accept?: string; readonly read?: readonly RuntimeCall[] } {
  const content = responses.flatMap(({ status, content: each }) => (/^(2|default)/.test(status) ? each : []));
  const sequential = content.filter(({ type }) => isSequential(type));
  if (sequential.length === 0) return {};
  const stream = sequential.find(({ type }) => isEvents(type));
  const readers = [
    ...(stream ? [new RuntimeCall('events', eventsOf(document, stream.pointer))] : []),
    ...(sequential.some(({ type }) => !isEvents(type)) ? [new RuntimeCall('jsonLines')] : []),
  ];
  const types = [...new Set(sequential.map(({ type }) => type))];
  const isAlone = sequential.length === content.length;
  return { ...(isAlone ? { accept: types.join(', ') } : {}), read: readers };
}

/** A `data` property means that events are described, anything else that their data is. */
function eventsOf(document: JsonObject, pointer: string): EventsDescription {
  const lookup = schemaLookup(document);
  const mediaType = valueAt(document, pointer);
  const item = isObject(mediaType) ? itemSchemaOf(mediaType, lookup) : {};
  const alternatives = isObject(item) ? alternativesOf(item, lookup) : [];
  const data = alternatives.flatMap((each) => propertySchemas(each, 'data', lookup));
  const isEvent = data.length > 0;
  const judged = (isEvent ? data : alternatives).flatMap((each) => alternativesOf(each, lookup));
  const isText = judged.every(
    (each) =>
      decodedData(each) === undefined &&
      partsOf(each, lookup).some(
        ({ type, enum: values, const: only }) =>
          type === 'string' ||
          (type === undefined &&
            (typeof only === 'string' ||
              (Array.isArray(values) && values.every((value) => typeof value === 'string')))),
      ),
  );
  return { ...(isEvent ? { isEvent } : {}), ...(isText && judged.length > 0 ? {} : { isJson: true }) };
}

function alternativesOf(schema: JsonObject, lookup: SchemaLookup, depth = 0): JsonObject[] {
  const parts = depth > 8 ? [] : partsOf(schema, lookup);
  const nested = parts.flatMap((part) => schemasIn(part['oneOf']).concat(schemasIn(part['anyOf'])));
  return nested.length === 0 ? [schema] : nested.flatMap((each) => alternativesOf(each, lookup, depth + 1));
}

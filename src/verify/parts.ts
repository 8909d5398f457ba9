import type { MediaType, Operation, Parameter, RequestBody } from '../contract/contract.ts';
import type { Json, JsonObject } from '../json.ts';
import type { CompiledSchema } from '../schema/index.ts';
import { exampleValues } from './examples/schema-examples.ts';
import type { Part } from './part.ts';
import type { Schemas } from './schemas.ts';
import { bodyCodec, bytesOf } from '../wire/body.ts';
import { headerNames, type FixedHeaders } from '../wire/fixed-headers.ts';
import { isIgnored, writeParameter } from '../wire/parameter.ts';
import { absent } from '../wire/absent.ts';
import { readMissing, readParameter } from '../wire/querystring.ts';
import { parameterOutline } from '../wire/request-judge.ts';

/** The pieces that an operation's requests are made of. */
export interface RequestParts {
  readonly parameters: readonly Part[];
  /** The body in each media type that can be written; at most one of them is in a request. */
  readonly bodies: readonly Part[];
  /** The media types that nothing here can write (XML, for one). */
  readonly unwritable: readonly MediaType[];
}

/** The parts of an operation's requests; a parameter whose header is fixed is none. */
export function requestParts(
  document: JsonObject,
  operation: Operation,
  schemas: Schemas,
  headers: FixedHeaders = {},
): RequestParts {
  const fixed = headerNames(headers);
  const content = operation.requestBody?.content ?? [];
  const bodies = content.map((mediaType) => bodyPart(document, mediaType, operation.requestBody, schemas));
  return {
    parameters: operation.parameters
      .filter((parameter) => !isIgnored(parameter))
      .filter((parameter) => parameter.in !== 'header' || !fixed.has(parameter.name.toLowerCase()))
      .map((parameter) => parameterPart(document, parameter, schemas)),
    bodies: bodies.filter((part) => part !== undefined),
    unwritable: content.filter((_, index) => bodies[index] === undefined),
  };
}

function parameterPart(document: JsonObject, parameter: Parameter, schemas: Schemas): Part {
  const outline = parameterOutline(document, parameter);
  const schema = compiled(parameter.schema, schemas);
  const meant = readMissing(parameter, outline).filter((value) => value !== absent);
  return {
    key: `${parameter.in}.${parameter.name}`,
    in: parameter.in,
    title: `${parameter.in} parameter ${parameter.name}`,
    pointer: parameter.pointer,
    required: parameter.required || parameter.in === 'path',
    schema,
    examples: examplesOf(document, parameter),
    isValidWhenAbsent: meant.some((value) => !schema || schema.validate(value).length === 0),
    write: (value) => writeParameter(parameter, value),
    read: (wire, reading) =>
      wire.in === 'body' ? [] : readParameter(parameter, wire.text, outline, reading),
  };
}

function bodyPart(
  document: JsonObject,
  mediaType: MediaType,
  body: RequestBody | undefined,
  schemas: Schemas,
): Part | undefined {
  const codec = bodyCodec(document, mediaType);
  if (!codec) return undefined;
  const alone = body?.content.length === 1;
  return {
    key: alone ? 'body' : `body(${mediaType.type})`,
    in: 'body',
    title: alone ? 'body' : `${mediaType.type} body`,
    pointer: mediaType.pointer,
    required: body?.required === true,
    schema: compiled(mediaType.schema, schemas),
    examples: examplesOf(document, mediaType),
    isValidWhenAbsent: false,
    write: (value) => (body?.required || !isNothing(value) ? codec.write(value) : undefined),
    read: (wire, reading) => (wire.in === 'body' ? codec.read(bytesOf(wire), wire.contentType, reading) : []),
  };
}

// Where a body may be absent, frameworks take one of `null`, `false`, `0` or `""` for none.
function isNothing(value: Json): boolean {
  return value === null || value === false || value === 0 || value === '';
}

// Those of the schema speak when the parameter or media type has none of its own (OpenAPI 3.1, "Media Type Object").
function examplesOf(document: JsonObject, owner: Parameter | MediaType): readonly Json[] {
  if (owner.examples.length > 0 || owner.schema === undefined)
    return owner.examples.map(({ value }) => value);
  return exampleValues(document, owner.schema);
}

function compiled(pointer: string | undefined, schemas: Schemas): CompiledSchema | undefined {
  return pointer === undefined ? undefined : schemas(pointer, 'request');
}

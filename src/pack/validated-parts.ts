import type { MediaType, Operation, Parameter } from '../contract/contract.ts';
import { isJson } from '../generate/runtime/read-body.ts';
import type { Json, JsonObject } from '../json.ts';
import { fromPointer, toPointer } from '../json-pointer.ts';
import type { Direction } from '../schema/index.ts';
import type { NamedTypes, OperationTypes } from './named-types.ts';

/** Something that values of a type are judged by. */
export interface ValidatedPart {
  /** `Pet`, `CreatePetBody`, `CreatePetAnswer201`. */
  readonly name: string;
  /** The type of its values, in the terms of `types.ts`. */
  readonly type: string;
  readonly schema: Json;
  readonly direction: Direction;
  /** Set for a part of an operation. */
  readonly use?: PartUse;
}

/** Where a part belongs: to a method, as its parameters, body, or answer with a status. */
export interface PartUse {
  readonly method: string;
  readonly part: 'parameters' | 'body' | { readonly status: string };
}

/** Everything of a contract that is JSON and has a schema. */
export function validatedParts({ components, operations }: NamedTypes): ValidatedPart[] {
  const named = components.flatMap(({ key, name, inputName }): ValidatedPart[] => {
    const schema = reference(toPointer(['components', 'schemas', key]));
    const answered = { name, type: name, schema, direction: 'response' } as const;
    if (inputName === undefined) return [answered];
    return [answered, { name: inputName, type: inputName, schema, direction: 'request' }];
  });
  return [...named, ...operations.flatMap(partsOf)];
}

function partsOf({ operation, method, name }: OperationTypes): ValidatedPart[] {
  const body = jsonSchema(operation.requestBody?.content.filter(({ type }) => isJson(type)));
  const parts: ValidatedPart[] = [];
  if (operation.parameters.length > 0) {
    const type = `${name}Parameters`;
    const schema = parametersSchema(operation);
    parts.push({ name: type, type, schema, direction: 'request', use: { method, part: 'parameters' } });
  }
  if (body !== undefined) {
    const type = `${name}Body`;
    parts.push({ name: type, type, schema: body, direction: 'request', use: { method, part: 'body' } });
  }
  return [...parts, ...answersOf(operation, method, name)];
}

function answersOf({ responses }: Operation, method: string, name: string): ValidatedPart[] {
  return responses.flatMap(({ status, content }) => {
    const schema = jsonSchema(content);
    if (schema === undefined || !/^([1-5](\d\d|XX)|default)$/.test(status)) return [];
    const key = /^\d+$/.test(status) ? status : JSON.stringify(status);
    return {
      name: `${name}Answer${status}`,
      type: `${name}Answers[${key}]`,
      schema,
      direction: 'response' as const,
      use: { method, part: { status } },
    };
  });
}

/** What the content fits whichever media type it is sent as; `undefined` when one is not JSON, or has no schema. */
function jsonSchema(content: readonly MediaType[] = []): Json | undefined {
  const schemas = content.flatMap(({ type, schema }) =>
    isJson(type) && schema !== undefined ? [reference(schema)] : [],
  );
  const [only, ...others] = schemas;
  if (only === undefined || schemas.length < content.length) return undefined;
  return others.length === 0 ? only : { anyOf: schemas };
}

/** `{ path, query, header, cookie }`; parameters that are not described are let through. */
function parametersSchema({ parameters }: Operation): JsonObject {
  const groups = Map.groupBy(parameters, (parameter) => parameter.in);
  const required = [...groups].filter(([, members]) => members.some((member) => member.required));
  return {
    type: 'object',
    properties: Object.fromEntries([...groups].map(([place, members]) => [place, groupSchema(members)])),
    required: required.map(([place]) => place),
  };
}

function groupSchema(parameters: readonly Parameter[]): JsonObject {
  const described = parameters.flatMap(({ name, schema }) =>
    schema === undefined ? [] : [[name, reference(schema)] as const],
  );
  return {
    type: 'object',
    properties: Object.fromEntries(described),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  };
}

/** A reference to a place of the document, percent-encoded as a URI fragment (RFC 6901, section 6). */
function reference(pointer: string): JsonObject {
  return { $ref: `#${toPointer(fromPointer(pointer)).split('/').map(encodeURIComponent).join('/')}` };
}

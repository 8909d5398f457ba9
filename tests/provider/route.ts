import type { VerifyOptions } from '../../src/verify/options.ts';
import type { Behaviour, Description } from './described.ts';

/** A small description, and a provider of it that is right, or has one planted defect. */
export interface Route {
  readonly name: string;
  readonly description: Description;
  readonly behaviour: Behaviour;
  /** The same behaviour with nothing in it yet, where it has state. */
  readonly renew?: () => Behaviour;
  /** The checks that find the defect, any of them; none when the provider is right. */
  readonly finds: readonly string[];
  /** What has to be asked for, as it is not looked at by default. */
  readonly options?: Partial<VerifyOptions>;
}

const errorSchema = { type: 'object', required: ['error'], properties: { error: { type: 'string' } } };
const error = { description: 'Error', content: { 'application/json': { schema: errorSchema } } };
const ok = {
  description: 'OK',
  content: { 'application/json': { schema: { type: 'object' }, example: {} } },
};

/** A description of one operation: what its own fields leave open is 200 with an object, and documented errors. */
export function describe(
  { responses = { 200: ok }, ...operation }: Description,
  { method = 'post', path = '/things', components = {} } = {},
): Description {
  const errors = { 400: error, 401: error, 415: error };
  return {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1.0.0' },
    paths: { [path]: { [method]: { ...operation, responses: { ...errors, ...responses } } } },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } }, ...components },
  };
}

/** An operation that takes a JSON body of a schema. */
export function takes(schema: Description): Description {
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

/** An operation with one query parameter of a schema. */
export function asks(schema: Description, parameter: Description = {}): Description {
  return { parameters: [{ name: 'q', in: 'query', schema, ...parameter }] };
}

/** Responses of an operation that answers 200 with a schema and an example of it. */
export function gives(schema: Description, example: unknown, headers: Description = {}): Description {
  return {
    responses: { 200: { description: 'OK', headers, content: { 'application/json': { schema, example } } } },
  };
}

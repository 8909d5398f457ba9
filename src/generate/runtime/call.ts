import type { FetchOptions } from 'openapi-fetch';
import type { Writable } from './read-write.ts';
import type { Result } from './result.ts';

type RequestBody<Operation> = Operation extends { requestBody?: infer Body } ? NonNullable<Body> : never;

type BodyContent<Body> = Body extends { content: infer Media } ? Writable<Media[keyof Media]> : never;

type BodyOption<Operation> = [RequestBody<Operation>] extends [never]
  ? { body?: undefined }
  : Operation extends { requestBody: unknown }
    ? { body: BodyContent<RequestBody<Operation>> }
    : { body?: BodyContent<RequestBody<Operation>> };

/**
 * What an operation takes: openapi-fetch's options, with `params` and `body` as described. How the
 * answer is read follows from its content type; call `fetchClient` to choose with `parseAs`.
 */
export type Init<Operation> = Omit<FetchOptions<Operation>, 'body' | 'parseAs'> & BodyOption<Operation>;

/** A method of the client; its argument is optional when nothing in it is required. */
export type Call<Operation> = (
  ...init: {} extends Init<Operation> ? [init?: Init<Operation>] : [init: Init<Operation>]
) => Promise<Result<Operation>>;

/** The body that a method takes: `BodyOf<Client['createPet']>`. */
export type BodyOf<Method extends (...init: never) => unknown> =
  NonNullable<Parameters<Method>[0]> extends { body?: infer Body } ? Exclude<Body, undefined> : never;

/** What a method gives, before narrowing by `status`: `ResultOf<Client['createPet']>`. */
export type ResultOf<Method extends (...init: never) => unknown> = Awaited<ReturnType<Method>>;

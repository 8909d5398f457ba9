import type { FetchOptions } from 'openapi-fetch';
import type { Writable } from './read-write.ts';
import type { Result } from './result.ts';

type RequestBody<Operation> = Operation extends { requestBody?: infer Body } ? NonNullable<Body> : never;

type BodyContent<Body, Marked> = Body extends { content: infer Media }
  ? 'body' extends Marked
    ? Writable<Media[keyof Media]>
    : Media[keyof Media]
  : never;

type BodyOption<Operation, Marked> = [RequestBody<Operation>] extends [never]
  ? { body?: undefined }
  : Operation extends { requestBody: unknown }
    ? { body: BodyContent<RequestBody<Operation>, Marked> }
    : { body?: BodyContent<RequestBody<Operation>, Marked> };

/** Headers of parts, where a body has parts. */
type PartsOption<Body> = [Body] extends [{ content: infer Media }]
  ? keyof Media extends `multipart/${string}`
    ? { partHeaders?: HeadersOfParts<Media[keyof Media]> }
    : {}
  : {};

/** By the names of the parts, or by their positions. */
type HeadersOfParts<Parts> = Parts extends readonly unknown[]
  ? { readonly [position: number]: Readonly<Record<string, string>> }
  : { [Part in keyof Parts]?: Readonly<Record<string, string>> };

/**
 * What an operation takes: openapi-fetch's options, with `params` and `body` as described. How the
 * answer is read follows from its content type; call `fetchClient` to choose with `parseAs`.
 */
export type Init<Operation, Marked = unknown> = Omit<FetchOptions<Operation>, 'body' | 'parseAs'> &
  BodyOption<Operation, Marked> &
  PartsOption<RequestBody<Operation>>;

/**
 * A method of the client; its argument is optional when nothing in it is required.
 *
 * @typeParam Marked - the statuses of the answers that hold `readOnly` or `writeOnly` properties, and
 * `'body'` when the request does: all others are as they are described
 */
export type Call<Operation, Marked = unknown> = (
  ...init: {} extends Init<Operation, Marked>
    ? [init?: Init<Operation, Marked>]
    : [init: Init<Operation, Marked>]
) => Promise<Result<Operation, Marked>>;

/** The body that a method takes: `BodyOf<Client['createPet']>`. */
export type BodyOf<Method extends (...init: never) => unknown> = MemberOf<
  NonNullable<Parameters<Method>[0]>,
  'body'
>;

/** A member by its name: what is inferred would have no name where it is a union. */
type MemberOf<Value, Key> = Key extends keyof Value ? Present<Value[Key]> : never;

/** Without undefined. What has none stays as it is: of a union, `Exclude` makes one that has no name. */
type Present<Value> = undefined extends Value ? Exclude<Value, undefined> : Value;

/** What a method gives, before narrowing by `status`: `ResultOf<Client['createPet']>`. */
export type ResultOf<Method extends (...init: never) => unknown> = Awaited<ReturnType<Method>>;

import { describe, expectTypeOf, test } from 'vitest';
import type { BodyOf, Call, ResultOf } from '../../../src/generate/runtime/call.ts';
import type { Readable, Writable } from '../../../src/generate/runtime/read-write.ts';
import type { Result } from '../../../src/generate/runtime/result.ts';
import type { StatusCode } from '../../../src/generate/runtime/status.ts';

// Checked by the compiler (`npm run check:types`); at run time these say nothing.

/** What openapi-typescript makes of a response with JSON content. */
interface Json<Value> {
  headers: Record<string, unknown>;
  content: { 'application/json': Value };
}

interface Empty {
  headers: Record<string, unknown>;
  content?: never;
}

interface Answers<Responses> {
  parameters: { query?: never; header?: never; path?: never; cookie?: never };
  requestBody?: never;
  responses: Responses;
}

type On<Operation, Status> = Extract<Result<Operation>, { status: Status }>;

describe('a result', () => {
  type Pets = Answers<{
    200: Json<string>;
    204: Empty;
    404: Json<number>;
    '4XX': Json<boolean>;
    default: Json<null>;
  }>;

  test('has the documented statuses, ranges and default standing for all others', () => {
    expectTypeOf<Result<Pets>['status']>().toEqualTypeOf<StatusCode>();
    expectTypeOf<Result<Answers<{ 202: Empty; 499: Empty }>>['status']>().toEqualTypeOf<202 | 499>();
    expectTypeOf<Result<Answers<{ '5XX': Empty; 500: Empty }>>['status']>().toEqualTypeOf<
      StatusCode<'5XX'>
    >();
  });

  test('has data on success only, errors otherwise only', () => {
    expectTypeOf<On<Pets, 200>['data']>().toEqualTypeOf<string>();
    expectTypeOf<On<Pets, 204>['data']>().toEqualTypeOf<undefined>();
    expectTypeOf<On<Pets, 404>['error']>().toEqualTypeOf<number>();
    expectTypeOf<On<Pets, 404>['data']>().toEqualTypeOf<undefined>();
    expectTypeOf<On<Pets, 200>['error']>().toEqualTypeOf<undefined>();
    expectTypeOf<Result<Pets>['response']>().toEqualTypeOf<Response>();
  });

  test('takes the most exact description of a status', () => {
    expectTypeOf<Extract<Result<Pets>, { error: boolean }>['status']>().toEqualTypeOf<
      Exclude<StatusCode<'4XX'>, 404>
    >();
    expectTypeOf<Extract<Result<Pets>, { error: null }>['status']>().toEqualTypeOf<
      StatusCode<'3XX' | '5XX'>
    >();
    expectTypeOf<Extract<Result<Pets>, { data: null }>['status']>().toEqualTypeOf<
      Exclude<StatusCode<'2XX'>, 200 | 204>
    >();
  });

  test('is anything when nothing is documented', () => {
    expectTypeOf<Result<Answers<never>>['status']>().toEqualTypeOf<StatusCode>();
    expectTypeOf<On<Answers<never>, 404>>().toBeNever();
    expectTypeOf<Extract<Result<Answers<never>>, { data?: never }>['error']>().toBeUnknown();
  });

  test('of several media types is any of them', () => {
    type Either = Answers<{
      200: { headers: object; content: { 'application/json': string; 'image/png': Blob } };
    }>;
    expectTypeOf<Result<Either>['data']>().toEqualTypeOf<string | Blob>();
  });
});

describe('a method', () => {
  interface Create {
    parameters: { query?: { a?: number }; header?: never; path: { id: string }; cookie?: never };
    requestBody: { content: { 'application/json': { id: { readonly $read: string }; name: string } } };
    responses: { 201: Json<string> };
  }
  type Maybe = Omit<Create, 'requestBody' | 'parameters'> & {
    parameters: Answers<never>['parameters'];
    requestBody?: Create['requestBody'];
  };

  test('takes its argument when something in it is required', () => {
    expectTypeOf<Parameters<Call<Create>>>().toExtend<
      [init: { params: { path: { id: string } }; body: { name: string } }]
    >();
    expectTypeOf<[]>().not.toExtend<Parameters<Call<Create>>>();
    expectTypeOf<[]>().toExtend<Parameters<Call<Maybe>>>();
    expectTypeOf<[]>().toExtend<Parameters<Call<Answers<{ 200: Empty }>>>>();
  });

  test('takes a body without what is read-only', () => {
    expectTypeOf<BodyOf<Call<Create>>>().toEqualTypeOf<{ name: string }>();
    expectTypeOf<BodyOf<Call<Maybe>>>().toEqualTypeOf<{ name: string }>();
    expectTypeOf<BodyOf<Call<Answers<{ 200: Empty }>>>>().toBeNever();
  });

  test('gives its result', () => {
    expectTypeOf<ResultOf<Call<Create>>['status']>().toEqualTypeOf<201>();
  });
});

describe('readOnly and writeOnly', () => {
  interface Pet {
    id: { readonly $read: string };
    secret?: { readonly $write: string };
    tags: { name: string; count: { readonly $read: number } }[];
    pair: [string, { readonly $read: number }];
    photo: Blob;
    never?: never;
    rest: unknown;
  }

  test('leave answers without what is write-only', () => {
    expectTypeOf<Readable<Pet>>().toEqualTypeOf<{
      id: string;
      tags: { name: string; count: number }[];
      pair: [string, number];
      photo: Blob;
      never?: never;
      rest: unknown;
    }>();
  });

  test('leave requests without what is read-only', () => {
    expectTypeOf<Omit<Writable<Pet>, 'pair'>>().toEqualTypeOf<{
      secret?: string;
      tags: { name: string }[];
      photo: Blob;
      never?: never;
      rest: unknown;
    }>();
  });

  test('leave an object where nothing is left of one', () => {
    expectTypeOf<Writable<{ id: { readonly $read: string } }>>().toEqualTypeOf<Record<string, unknown>>();
    expectTypeOf<Readable<{ id: { readonly $write: string } }>>().toEqualTypeOf<Record<string, unknown>>();
  });

  test('keep unions apart', () => {
    expectTypeOf<Readable<{ a: 1 } | { b: 2 } | string>>().toEqualTypeOf<{ a: 1 } | { b: 2 } | string>();
  });
});

import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  AnswerError,
  type AnswerErrorOf,
  type DataOf,
  isAnswerError,
  unwrap,
} from '../../../src/pack/runtime/answer-error.ts';

type Created = { status: 201; data: { id: number }; error?: never; response: Response };
type Empty = { status: 204; data: undefined; error?: never; response: Response };
type Missing = { status: 404; data?: never; error: { title: string }; response: Response };
type Broken = { status: 500 | 502; data?: never; error: undefined; response: Response };
type Answer = Created | Empty | Missing | Broken;
type Method = () => Promise<Answer>;

const missing = (headers: Record<string, string> = {}): Missing => ({
  status: 404,
  error: { title: 'gone' },
  response: new Response(null, { status: 404, headers }),
});

describe('unwrap', () => {
  test('gives data', async () => {
    const answer: Answer = { status: 201, data: { id: 1 }, response: new Response(null, { status: 201 }) };
    expect(await unwrap<Answer>(answer)).toEqual({ id: 1 });
    expect(await unwrap(Promise.resolve<Answer>(answer))).toEqual({ id: 1 });
  });

  test.each(['X-Request-Id', 'x-correlation-id'])(
    'throws what the server answered, with %s',
    async (header) => {
      const error: unknown = await unwrap<Answer>(missing({ [header]: 'r-1' })).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toMatchObject({ status: 404, body: { title: 'gone' }, requestId: 'r-1' });
      expect(error).toHaveProperty('message', 'the server answered 404 (request r-1)');
      expect(isAnswerError<Method>(error)).toBe(true);
    },
  );

  test('throws without a request id where there is none', async () => {
    await expect(unwrap<Answer>(missing())).rejects.toMatchObject({ requestId: undefined });
  });
});

test.each([[new Error('no')], [undefined], ['text']])('%s is no answer', (error) => {
  expect(isAnswerError<Method>(error)).toBe(false);
});

test('types follow the status', () => {
  expectTypeOf<DataOf<Answer>>().toEqualTypeOf<{ id: number } | undefined>();
  expectTypeOf<AnswerErrorOf<Answer>>().toEqualTypeOf<
    AnswerError<404, { title: string }> | AnswerError<500 | 502, undefined>
  >();
  expectTypeOf<Extract<AnswerErrorOf<Answer>, { status: 404 }>['body']>().toEqualTypeOf<{ title: string }>();
});

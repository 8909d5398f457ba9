import { describe, expect, test } from 'vitest';
import { type Validators, validationBy } from '../../../src/pack/runtime/validation.ts';
import { validator } from '../../../src/pack/runtime/validator.ts';
import { loadedCheck } from '../loaded.ts';

const name = {
  type: 'object',
  properties: { name: { type: 'string', maxLength: 3 }, tags: { type: 'array', items: { enum: ['a'] } } },
  required: ['name'],
  additionalProperties: false,
};
const parameters = validator(await loadedCheck({ required: ['path'] }));
const named = validator<{ name: string }>(await loadedCheck(name));

describe('a validator', () => {
  test.each<[string, unknown, readonly { message: string; path: readonly (string | number)[] }[]]>([
    ['a missing property', {}, [{ message: 'is required', path: ['name'] }]],
    ['a property too many', { name: '', 'a/b~c': 1 }, [{ message: 'must not be there', path: ['a/b~c'] }]],
    ['a long text', { name: 'long' }, [{ message: 'must have at most 3 characters', path: ['name'] }]],
    [
      'an item',
      { name: '', tags: ['a', 'b'] },
      [{ message: 'must be one of the allowed values', path: ['tags', 1] }],
    ],
    ['the whole', null, [{ message: 'must be object', path: [] }]],
    [
      'all at once',
      { name: 1, tags: {} },
      [
        { message: 'must be string', path: ['name'] },
        { message: 'must be array', path: ['tags'] },
      ],
    ],
  ])('says what is wrong with %s', (_, value, issues) => {
    expect(named['~standard'].validate(value)).toEqual({ issues });
    expect(named.is(value)).toBe(false);
    expect(() => named.parse(value)).toThrow(issues[0]?.message);
  });

  test('gives the value itself', () => {
    const value = { name: 'ok' };
    expect(named['~standard'].validate(value)).toEqual({ value });
    expect(named.parse(value)).toBe(value);
    expect(named['~standard']).toMatchObject({ version: 1, vendor: 'openapi-contract' });
  });
});

describe('a client that validates', () => {
  const validators: Validators = {
    create: { body: named, parameters, answers: { 201: named, '4XX': named } },
    other: {},
  };
  const sent: unknown[] = [];
  const client = (answer: object) => ({
    create: async (init?: object) => {
      sent.push(init);
      return { response: Response.error(), ...answer };
    },
    other: async () => ({ status: 500 }),
    fetchClient: { untouched: true },
  });
  const good = { params: { path: { id: 1 } }, body: { name: 'ok' } };

  test.each<[string, object, object, string | undefined]>([
    ['what fits', good, { status: 201, data: { name: 'ok' } }, undefined],
    ['a wrong body', { ...good, body: {} }, { status: 201 }, 'the body of create'],
    ['missing parameters', { body: { name: 'ok' } }, { status: 201 }, 'what create takes as params'],
    ['a wrong answer', good, { status: 201, data: {} }, 'the answer 201 of create'],
    ['a wrong error', good, { status: 404, error: {} }, 'the answer 404 of create'],
    ['an answer without a validator', good, { status: 204 }, undefined],
  ])('judges %s', async (_, init, answer, complaint) => {
    const judging = validationBy(validators).judged(client(answer));
    const outcome = await judging.create(init).then(
      () => undefined,
      (error: unknown) => String(error),
    );
    expect(outcome?.split(' does not fit')[0]).toBe(complaint && `ValidationError: ${complaint}`);
  });

  test('does not send what is wrong', async () => {
    sent.length = 0;
    await expect(validationBy(validators).judged(client({})).create({ body: {} })).rejects.toThrow(
      'does not fit the contract',
    );
    expect(sent).toEqual([]);
  });

  test('leaves all else alone', async () => {
    const plain = client({});
    const judging = validationBy(validators).judged(plain);
    expect(judging.fetchClient).toBe(plain.fetchClient);
    expect(await judging.other()).toEqual({ status: 500 });
  });
});

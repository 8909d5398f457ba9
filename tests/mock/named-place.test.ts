import path from 'node:path';
import { expect, test } from 'vitest';
import type { Json } from '../../src/json.ts';
import { createMockFetch } from '../../src/mock.ts';
import { withPlace } from '../../src/mock/named-place.ts';
import type { MockViolation } from '../../src/mock/prism.ts';

const inBody: MockViolation = {
  location: ['request', 'body', 'lines', '0', 'sku'],
  severity: 'error',
  code: 'required',
  message: 'is missing',
};
const inQuery: MockViolation = { ...inBody, location: ['request', 'query', 'limit'] };
const any = (): boolean => true;

test.each<[string, MockViolation, Json, Json]>([
  [
    'JSON:API',
    inBody,
    { errors: [{ detail: 'x', source: { pointer: '/base', parameter: 'p' } }] },
    { errors: [{ detail: 'is missing', source: { pointer: '/lines/0/sku', parameter: 'p' } }] },
  ],
  [
    'a parameter',
    inQuery,
    { errors: [{ detail: 'x', source: { pointer: '/base', parameter: 'p' } }] },
    { errors: [{ detail: 'is missing', source: { pointer: '/base', parameter: 'limit' } }] },
  ],
  [
    'a list of fields',
    inBody,
    [{ field: 'a', message: 'b' }],
    [{ field: 'lines.0.sku', message: 'is missing' }],
  ],
  ['nothing that is for it', inBody, { code: 1, title: 'Bad' }, { code: 1, title: 'Bad' }],
])('an error says what is wrong and where: %s', (_, violation, error, named) => {
  expect(withPlace(error, violation, any)).toEqual(named);
});

const short = (value: Json): boolean => JSON.stringify(value).length < 40;

test('what no longer fits stays as it is', () => {
  const error = { field: 'a', message: 'b' };
  expect(withPlace(error, { ...inBody, message: 'x'.repeat(100) }, short)).toEqual({
    field: 'lines.0.sku',
    message: 'b',
  });
});

test.each([
  [{ phone_numbers: ['+19705555098'] }, "must have required property 'emergency_enabled'"],
  [
    { emergency_enabled: true, phone_numbers: ['+19705555098'] },
    "must have required property 'emergency_address_id'",
  ],
])(
  'where no error is documented for just a rule, none of another rule is answered: %j',
  async (body, detail) => {
    const root = path.resolve(import.meta.dirname, '../..');
    const call = await createMockFetch({ root, contract: 'telnyx-phone-numbers' });
    const response = await call('https://api.telnyx.com/v2/phone_numbers/jobs/update_emergency_settings', {
      method: 'POST',
      headers: { authorization: 'Bearer any', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ detail, source: { pointer: '' } }] });
  },
);

import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/json.ts';
import { description, runRule } from '../rule.ts';

function answering(status: string, example: JsonObject): JsonObject {
  const response = { description: 'x', content: { 'application/json': { examples: { 'A rule': example } } } };
  return description({ '/x': { get: { responses: { [status]: response } } } });
}

const pointer = (status: string): string =>
  `/paths/~1x/get/responses/${status}/content/application~1json/examples/A rule`;

test.each([
  ['linked', '422', { value: {}, 'x-constraint': '/components' }],
  ['known to the server alone', '422', { value: {}, 'x-server-state': 'only the server knows' }],
  ['of another error', '403', { value: {} }],
  ['of a success', '200', { value: {} }],
])('is silent about an example that is %s', async (_, status, example) => {
  expect(await runRule('documented-rule-linked', answering(status, example))).toEqual([]);
});

test.each([
  ['422', { value: {} }],
  ['400', { value: {} }],
  ['422', { value: {}, 'x-server-state': ' ' }],
  ['422', { value: {}, 'x-server-state': true }],
])('asks for a link of an example of a %s: %j', async (status, example) => {
  expect(await runRule('documented-rule-linked', answering(status, example))).toEqual([
    [pointer(status), 'The documented rule "A rule" is linked to no constraint.'],
  ]);
});

test('speaks of a shared example once, where it is written', async () => {
  const responses = { 422: { $ref: '#/components/responses/Broken' } };
  const examples = { One: { $ref: '#/components/examples/One' } };
  const document = description(
    { '/a': { get: { responses }, post: { responses } }, '/b': { $ref: '#/paths/~1a' } },
    {
      responses: { Broken: { description: 'x', content: { 'application/json': { examples } } } },
      examples: { One: { value: {} } },
    },
  );
  expect(await runRule('documented-rule-linked', document)).toEqual([
    ['/components/examples/One', 'The documented rule "One" is linked to no constraint.'],
  ]);
});

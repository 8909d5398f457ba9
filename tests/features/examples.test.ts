import { expect, test } from 'vitest';
import { createMockFetch } from '../../src/mock.ts';
import { changes, inVersion32, linted, verifiedMock } from './rooms.ts';

const described = (examples: string, parameter = ''): string => `paths:
  /scores:
    get:
      operationId: scores
      parameters: [{ name: on, in: query, schema: { type: boolean }, examples: { ${parameter} } }]
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: { type: object, required: [score], properties: { score: { type: number, maximum: 5 } } }
              examples: { ${examples} }
`;
const good = 'top: { dataValue: { score: 4.5 } }, low: { serializedValue: \'{"score": 0.5}\' }';

test('the mock answers the data of an example, and what is meant by what travels', async () => {
  const mocked = await createMockFetch({ contract: await inVersion32(described(good)) });
  const answer = async (example: string): Promise<unknown> =>
    (await mocked('https://api.test/scores', { headers: { Prefer: `example=${example}` } })).json();
  expect([await answer('top'), await answer('low')]).toEqual([{ score: 4.5 }, { score: 0.5 }]);
});

test.each([
  ['what fits', described(good, "yes: { dataValue: true, serializedValue: 'on=true' }"), []],
  ['data that do not fit', described('a: { dataValue: { score: 9 } }'), ['does not fit its schema: /score']],
  [
    'what travels and does not fit',
    described('a: { serializedValue: \'{"score":9}\' }'),
    ['does not mean what it should'],
  ],
  ['what is no JSON', described("a: { serializedValue: '{' }"), ['does not mean what it should']],
  [
    'data that travel as something else',
    described('a: { dataValue: { score: 1 }, serializedValue: \'{"score":2}\' }'),
    ['does not mean what it should'],
  ],
  [
    'the same of a parameter',
    described(good, "no: { dataValue: true, serializedValue: 'on=false' }"),
    ['does not mean what it should'],
  ],
])('verify judges %s', async (_, text, told) => {
  const { findings } = await verifiedMock(await inVersion32(text));
  expect(findings.map(({ message }) => message)).toEqual(told.map((each) => expect.stringContaining(each)));
});

test('an event stream is told as it travels', async () => {
  const stream = `paths:
  /ticks:
    get:
      operationId: ticks
      responses:
        '200':
          content:
            text/event-stream:
              itemSchema: { type: object, required: [data], properties: { data: { type: object, required: [n] } } }
              examples: { two: { serializedValue: "data: {\\"n\\":1}\\n\\ndata: {\\"n\\":2}\\n\\n" } }
`;
  const contract = await inVersion32(stream);
  const mocked = await createMockFetch({ contract });
  expect(await (await mocked('https://api.test/ticks')).text()).toBe('data: {"n":1}\n\ndata: {"n":2}\n\n');
  expect((await verifiedMock(contract)).findings).toEqual([]);
});

test('compare has nothing against other examples, and lint nothing against these', async () => {
  expect(await changes(described(good), described('x: { dataValue: { score: 1 } }'))).toEqual([]);
  expect(await linted(await inVersion32(described(good)))).toEqual([]);
});

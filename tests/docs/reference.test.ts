import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadContract } from '../../src/contract/load.ts';
import { referencePage } from '../../src/docs/reference-page.ts';
import { referenceOf } from '../../src/docs/reference.ts';
import type { ReferenceData, SchemaDocs } from '../../src/page/reference-data.ts';
import { makeProject, type Project } from '../e2e/project.ts';

const orders = `openapi: 3.1.0
info: { title: Orders, version: 1.2.0, description: 'Ends </script><img src=x>' }
servers: [{ url: https://orders.example/v1 }]
paths:
  /orders:
    get:
      operationId: listOrders
      parameters:
        - { name: limit, in: query, description: How many., schema: { type: integer, minimum: 1, maximum: 50, default: 20 } }
      responses:
        '200': { description: Some., content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Order' } } } } }
        '400': { description: Bad. }
    post:
      operationId: createOrder
      description: At most three lines.
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } }
      responses:
        '201': { description: Made., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
        '422':
          description: Wrong.
          content:
            application/json:
              schema: { type: object, required: [message], properties: { message: { type: string } } }
              examples:
                Too many lines: { value: { message: Three lines are the most. } }
components:
  schemas:
    Order:
      allOf:
        - type: object
          required: [id]
          properties: { id: { type: string, minLength: 2, example: o-1 } }
        - type: object
          properties:
            lines: { type: array, items: { type: string, maxLength: 9 } }
            parent: { $ref: '#/components/schemas/Order' }
`;

const overlay = `overlay: 1.1.0
info: { title: Rules, version: 1.0.0 }
actions:
  - target: $.components.schemas.Order.allOf[1].properties.lines
    description: The error example "Too many lines".
    x-source: '#/paths/~1orders/post/description'
    update: { maxItems: 3 }
  - target: $.paths['/orders'].post.responses['422'].content['application/json'].examples['Too many lines']
    update: { x-constraint: /components/schemas/Order/allOf/1/properties/lines/maxItems }
`;

let project: Project;
let reference: ReferenceData;
beforeAll(async () => {
  project = await makeProject({
    'spec/orders/openapi.yaml': orders,
    'spec/orders/rules.overlay.yaml': overlay,
  });
  const contract = await loadContract(path.join(project.root, 'spec/orders'), { root: project.root });
  reference = await referenceOf(contract, {
    changes: { since: 'v1', list: [] },
  });
});
afterAll(() => project.remove());

function operation(method: string) {
  const found = reference.operations.find((each) => each.method === method);
  if (!found) throw new Error(`There is no ${method}`);
  return found;
}

function member(name: string): SchemaDocs | undefined {
  return operation('POST').body?.node.members.find((each) => each.name === name);
}

test('a schema is told member by member, in words, and ends where it leads back to itself', () => {
  expect(member('id')).toMatchObject({
    type: 'string',
    isRequired: true,
    rules: [{ words: 'at least 2 characters' }],
    notes: ['e.g. "o-1"'],
  });
  expect(member('lines')).toMatchObject({ type: 'list of strings', isRequired: false });
  expect(JSON.stringify(reference).length).toBeLessThan(100_000);
});

test('a rule of the team has its words, its line, and the prose that it comes from', () => {
  expect(member('lines')?.rules).toEqual([
    {
      words: 'at most 3 items',
      ours: {
        place: 'rules.overlay.yaml:4',
        prose: 'The error example "Too many lines".',
        sources: [{ pointer: '/paths/~1orders/post/description', text: 'At most three lines.' }],
      },
    },
    { words: 'each at most 9 characters' },
  ]);
  expect(reference.hasOurs).toBe(true);
});

test('parameters are told with what they mean by default', () => {
  expect(operation('GET').parameters).toMatchObject([
    {
      in: 'query',
      node: {
        name: 'limit',
        description: 'How many.',
        notes: ['default 20'],
        rules: [{ words: 'at least 1' }, { words: 'at most 50' }],
      },
    },
  ]);
});

describe('what just fits, and what just does not', () => {
  test('a valid request comes first, and is accepted', () => {
    expect(operation('POST').examples[0]).toMatchObject({ sends: 'a valid request', status: 201 });
    expect(operation('GET').examples[0]).toMatchObject({ method: 'GET', status: 200 });
  });

  test('what breaks a constraint is refused, with the documented error of just that constraint', () => {
    const broken = operation('POST').examples.slice(1);
    expect(broken.every(({ status }) => status >= 400 && status < 500)).toBe(true);
    expect(broken[0]).toMatchObject({
      breaks: { place: 'lines', words: 'at most 3 items', ours: true },
      status: 422,
      documented: 'Too many lines',
      answer: { message: 'Three lines are the most.' },
    });
    const others = broken.slice(1);
    expect(others.length).toBeGreaterThan(2);
    expect(
      others.filter(({ answer, documented }) => answer !== undefined || documented !== undefined),
    ).toEqual([]);
  });

  test('nothing is made when the time is up, and the rest is told', async () => {
    const contract = await loadContract(path.join(project.root, 'spec/orders'), { root: project.root });
    const { operations } = await referenceOf(contract, { timeUp: AbortSignal.abort() });
    expect(operations.map(({ examples, title }) => [title, examples])).toEqual([
      ['GET /orders', []],
      ['POST /orders', []],
    ]);
  });
});

test('an error says which rule gives it', () => {
  const refused = operation('POST').responses.find(({ status }) => status === '422');
  expect(refused?.examples).toMatchObject([{ name: 'Too many lines', rule: 'lines: at most 3 items' }]);
});

test('a call is that of the generated client', () => {
  expect(operation('POST').call).toMatch(/^const result = await client\.createOrder\(\{\n {2}body: \{/);
  expect(operation('GET').call).toContain('client.listOrders();');
});

test.each([
  [undefined, /^default-src 'none'; (?!.*connect-src)/],
  ['https://sandbox.example/v1', /; connect-src https:\/\/sandbox\.example; /],
])('a page sends requests to %s', (live, policy) => {
  const page = referencePage({ ...reference, ...(live !== undefined && { live }) });
  expect(/Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]).toMatch(policy);
  expect(page.match(/<\/script>/g)).toHaveLength(2);
  expect(page).not.toContain('<img');
});

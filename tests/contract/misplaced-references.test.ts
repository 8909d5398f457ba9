import { describe, expect, test } from 'vitest';
import { contractOf, errorOf } from './project.ts';

/* Descriptions are split where OpenAPI has no references too: whole maps and lists, `info`, a tag. */

const split = {
  'openapi.yaml': `openapi: 3.1.0
info: { $ref: info.yaml }
tags: [{ $ref: 'tags.yaml#/pets' }]
servers: { $ref: servers.yaml }
paths: { $ref: paths.yaml }
components:
  schemas: { $ref: schemas.yaml }
  responses: { $ref: 'responses.yaml#/all' }
`,
  'info.yaml': '{ title: Pets, version: 1.0.0 }',
  'tags.yaml': 'pets: { name: pets }',
  'servers.yaml': '[{ url: https://pets.test }]',
  'paths.yaml': `/pets:
  get:
    parameters: { $ref: parameters.yaml }
    responses: { $ref: 'responses.yaml#/listed' }
`,
  'parameters.yaml': '- { name: limit, in: query, schema: { type: integer } }',
  'responses.yaml': `all:
  Bad: { description: bad, content: { $ref: content.yaml } }
listed:
  200: { description: ok, content: { $ref: content.yaml } }
  400: { $ref: '#/all/Bad' }
`,
  'content.yaml': `application/json:
  schema: { $ref: 'schemas.yaml#/Pet' }
  examples: { $ref: examples.yaml }
`,
  'examples.yaml': '{ one: { value: { name: Rex } } }',
  'schemas.yaml': `Pet:
  type: object
  properties: { $ref: properties.yaml }
`,
  'properties.yaml': `name: { type: string }
parent: { $ref: 'schemas.yaml#/Pet' }
`,
};

test('a description that is split wherever its author liked is whole when it is loaded', async () => {
  const contract = await contractOf(split);
  const pet = { $ref: '#/components/schemas/Pet' };
  const content = { 'application/json': { schema: pet, examples: { one: { value: { name: 'Rex' } } } } };
  expect(contract.document).toMatchObject({
    info: { title: 'Pets', version: '1.0.0' },
    tags: [{ name: 'pets' }],
    servers: [{ url: 'https://pets.test' }],
    components: {
      schemas: { Pet: { type: 'object', properties: { name: { type: 'string' }, parent: pet } } },
      responses: { Bad: { description: 'bad', content } },
    },
  });
  expect(contract.operations).toMatchObject([
    {
      title: 'GET /pets',
      parameters: [{ name: 'limit' }],
      responses: [{ status: '200' }, { status: '400' }],
    },
  ]);
  expect(contract.files).toHaveLength(Object.keys(split).length);
  expect(contract.locate('/paths/~1pets/get/responses/200/content/application~1json/schema')).toMatchObject({
    file: 'spec/pets/content.yaml',
    line: 2,
  });
});

const inFile = (rest: string): Record<string, string> => ({
  'openapi.yaml': `openapi: 3.1.0\ninfo: { title: Pets, version: 1.0.0 }\n${rest}`,
});

test('a map of the description itself can be referred to, and added to', async () => {
  const contract = await contractOf(
    inFile(`paths:
  /pets:
    get:
      responses:
        200: { description: ok, content: { $ref: '#/x-content/json', text/plain: {} } }
x-content: { json: { application/json: { schema: { type: integer } } } }
`),
  );
  expect(contract.operations[0]?.responses[0]?.content.map(({ type }) => type)).toEqual([
    'application/json',
    'text/plain',
  ]);
});

test('what is named $ref is no reference', async () => {
  const contract = await contractOf(
    inFile(`paths: {}
components: { schemas: { Link: { properties: { $ref: { type: string } } } } }
`),
  );
  expect(contract.document).toMatchObject({
    components: { schemas: { Link: { properties: { $ref: { type: 'string' } } } } },
  });
});

describe('is refused where it stands', () => {
  test.each<[what: string, files: Record<string, string>, reason: RegExp]>([
    ['a map that leads to itself', inFile("paths: { $ref: '#/paths' }\n"), /:3:\d+.*nothing stands there/s],
    [
      'a map that holds what refers to it',
      inFile("paths: {}\ncomponents: { schemas: { A: { properties: { $ref: '#/components/schemas' } } } }\n"),
      /:4:\d+.*it leads back to itself/s,
    ],
    [
      'a file that holds what refers to it',
      {
        ...inFile('paths: {}\ncomponents: { schemas: { $ref: schemas.yaml } }\n'),
        'schemas.yaml': 'A: { properties: { $ref: schemas.yaml } }\n',
      },
      /schemas\.yaml:1:\d+.*it leads back to itself/s,
    ],
    ['a map that is not there', inFile("paths: { $ref: '#/x-paths' }\n"), /:3:\d+.*nothing stands there/s],
    [
      'a file that is not there',
      inFile('paths: { $ref: paths.yaml }\n'),
      /:3:\d+.*there is no file paths.yaml/s,
    ],
    ['what leads out of the folder', inFile('tags: { $ref: ../tags.yaml }\npaths: {}\n'), /:3:\d+.*out of/s],
  ])('%s', async (_, files, reason) => {
    expect(await errorOf(files)).toMatch(reason);
  });
});

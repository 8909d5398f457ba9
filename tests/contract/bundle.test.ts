import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadContract } from '../../src/contract/load.ts';
import { valueAt } from '../../src/json-pointer.ts';
import { contractOf, description, errorOf, project } from './project.ts';

const body = (reference: string) =>
  description({
    paths: `  /pets:
    post:
      requestBody: { content: { application/json: { schema: { $ref: ${JSON.stringify(reference)} } } } }
      responses: {}`,
  });

test('what neighbour files hold is moved to components, once, and located in its own file', async () => {
  const contract = await contractOf({
    'openapi.yaml': description({
      paths: `  /pets:
    post:
      parameters: [{ $ref: 'parameters.yaml#/limit' }]
      requestBody: { $ref: 'bodies/pet.json' }
      responses:
        '200': { $ref: './responses.yaml#/ok' }`,
    }),
    'parameters.yaml': 'limit: { name: limit, in: query, schema: { $ref: "schemas.yaml#/count" } }',
    'bodies/pet.json':
      '{ "content": { "application/json": { "schema": { "$ref": "../schemas.yaml#/pet" } } } }',
    'responses.yaml':
      'ok:\n  description: OK\n  content: { application/json: { schema: { $ref: "schemas.yaml#/pet" } } }',
    'schemas.yaml':
      'count: { type: integer }\npet:\n  type: object\n  properties:\n    parent: { $ref: "#/pet" }\n',
  });
  expect(contract.document['components']).toEqual({
    parameters: { limit: { name: 'limit', in: 'query', schema: { $ref: '#/components/schemas/count' } } },
    requestBodies: {
      pet: { content: { 'application/json': { schema: { $ref: '#/components/schemas/pet' } } } },
    },
    responses: {
      ok: {
        description: 'OK',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/pet' } } },
      },
    },
    schemas: {
      count: { type: 'integer' },
      pet: { type: 'object', properties: { parent: { $ref: '#/components/schemas/pet' } } },
    },
  });
  expect(contract.locate('/components/schemas/pet/properties/parent')).toEqual({
    file: 'spec/pets/schemas.yaml',
    line: 5,
    column: 5,
  });
  expect(contract.files).toHaveLength(5);
  expect(contract.operations[0]?.parameters).toMatchObject([
    { name: 'limit', pointer: '/components/parameters/limit' },
  ]);
});

test('a neighbour named like a component does not replace it', async () => {
  const contract = await contractOf({
    'openapi.yaml': `${body('pet.yaml')}\ncomponents: { schemas: { pet: { type: string } } }`,
    'pet.yaml': 'type: object',
  });
  expect(valueAt(contract.document, '/components/schemas')).toEqual({
    pet: { type: 'string' },
    pet_2: { type: 'object' },
  });
});

test('a path item in a neighbour file stands where it is referred to', async () => {
  const contract = await contractOf({
    'openapi.yaml': description({ paths: "  /pets: { summary: Ours, $ref: 'paths/pets.yaml' }" }),
    'paths/pets.yaml': '$ref: more.yaml#/pets',
    'paths/more.yaml': 'pets: { summary: Theirs, get: { responses: { default: { description: Any } } } }',
  });
  expect(valueAt(contract.document, '/paths/~1pets')).toMatchObject({ summary: 'Ours', get: {} });
  expect(contract.operations.map(({ title }) => title)).toEqual(['GET /pets']);
});

test('a discriminator may map to a neighbour file, and the description may name itself', async () => {
  const contract = await contractOf({
    'openapi.yaml': description({
      components: `  schemas:
    Pet:
      discriminator: { propertyName: kind, mapping: { dog: ./dog.yaml, cat: Cat } }
      oneOf: [{ $ref: ./dog.yaml }, { $ref: 'openapi.yaml#/components/schemas/Cat' }]
    Cat: { type: object }`,
    }),
    'dog.yaml': 'type: object',
  });
  expect(valueAt(contract.document, '/components/schemas/Pet')).toEqual({
    discriminator: { propertyName: 'kind', mapping: { dog: '#/components/schemas/dog', cat: 'Cat' } },
    oneOf: [{ $ref: '#/components/schemas/dog' }, { $ref: '#/components/schemas/Cat' }],
  });
});

test.each([
  ['/etc/passwd', "leads out of the contract's folder"],
  ['../../../../../../etc/passwd', "leads out of the contract's folder"],
  ['%2e%2e/%2e%2e/secret.yaml', "leads out of the contract's folder"],
  ['file:///etc/passwd', "leads out of the contract's folder"],
  ['http://127.0.0.1/pet.yaml', "leads out of the contract's folder"],
  ['//127.0.0.1/pet.yaml', "leads out of the contract's folder"],
  ['C:\\pet.yaml', "leads out of the contract's folder"],
  ['a\u0000b.yaml', "leads out of the contract's folder"],
  ['pet.yaml', 'there is no file pet.yaml'],
  ['%', 'it is not a valid URI reference'],
  ['#/components/schemas/Pet', 'nothing stands there'],
  ['#Pet', 'no schema has that anchor'],
])('the reference %j is refused at its line: %s', async (reference, reason) => {
  const error = await errorOf({ 'openapi.yaml': body(reference) });
  expect(error).toMatch(/^spec\/pets\/openapi\.yaml:6:\d+: the reference /);
  expect(error).toContain(reason);
  expect(error).toContain('help: ');
});

test('a symbolic link does not lead out of the folder', async () => {
  const root = project({ 'spec/pets/openapi.yaml': body('link.yaml'), 'secret.yaml': 'type: string' });
  symlinkSync(path.join(root, 'secret.yaml'), path.join(root, 'spec/pets/link.yaml'));
  await expect(loadContract(path.join(root, 'spec/pets'), { root })).rejects.toThrow(
    "it leads out of the contract's folder",
  );
});

test.each([
  ['a URL', 'http://127.0.0.1/'],
  ['a file', '../secret.yaml'],
  ['nothing', '#/nowhere'],
])('what looks like a reference to %s in data stays as it is', async (_, $ref) => {
  const data = JSON.stringify({ id: 1, $ref, list: [{ $ref }] });
  const contract = await contractOf({
    'openapi.yaml': description({
      paths: `  /pets:
    get:
      parameters: [{ name: q, in: query, schema: { type: object }, example: ${data} }]
      responses:
        '200': { description: OK, content: { application/json: { example: ${data}, schema: { $ref: 'pet.yaml' } } } }`,
      components: `  x-policy: ${data}
  examples: { One: { value: ${data} } }`,
    }),
    'pet.yaml': `{ default: ${data}, enum: [${data}], const: ${data}, example: ${data}, examples: [${data}], x-more: ${data} }`,
  });
  const { document } = contract;
  const wanted: unknown = JSON.parse(data);
  expect(valueAt(document, '/components/schemas/pet')).toEqual({
    default: wanted,
    enum: [wanted],
    const: wanted,
    example: wanted,
    examples: [wanted],
    'x-more': wanted,
  });
  expect(valueAt(document, '/components/x-policy')).toEqual(wanted);
  expect(valueAt(document, '/components/examples/One/value')).toEqual(wanted);
  expect(contract.operations[0]?.parameters[0]?.examples[0]?.value).toEqual(wanted);
});

test('what stands outside the structure is no data where a reference leads to it', async () => {
  const contract = await contractOf({
    'openapi.yaml': `${body('#/definitions/Pet')}
definitions:
  Pet: { properties: { owner: { $ref: '#/definitions/Owner' } } }
  Owner: { properties: { home: { $ref: 'home.yaml' }, name: { type: string, nullable: true } } }`,
    'home.yaml': 'type: string',
  });
  expect(valueAt(contract.document, '/definitions/Owner/properties/home')).toEqual({
    $ref: '#/components/schemas/home',
  });
  const lost = `${body('#/definitions/Pet')}\ndefinitions: { Pet: { items: { $ref: '#/definitions/No' } } }`;
  expect(await errorOf({ 'openapi.yaml': lost })).toMatch(/:8:.*nothing stands there/s);
});

const backReferences = {
  'openapi.yaml': description({
    paths: `  /pets: { $ref: 'paths/a/pets.yaml#/pets' }`,
    components: `  parameters:
    limit: { name: limit, in: query, schema: { type: integer } }
  schemas:
    Item: { type: object, properties: { tree: { $ref: 'schemas/deep/tree.yaml' } } }`,
  }),
  'paths/a/pets.yaml': `pets:
  parameters: [{ $ref: '../../openapi.yaml#/components/parameters/limit' }]
  post:
    requestBody: { content: { application/json: { schema: { $ref: '../../schemas/deep/tree.yaml' } } } }
    responses: { default: { $ref: '#/any' } }
any:
  description: Any
  content: { application/json: { schema: { $ref: '../../openapi.yaml#/components/schemas/Item' } } }`,
  'schemas/deep/tree.yaml': `properties:
  left: { $ref: '#' }
  right: { $ref: tree.yaml }
  item: { $ref: '../../openapi.yaml#/components/schemas/Item' }
discriminator: { propertyName: kind, mapping: { item: '../../openapi.yaml#/components/schemas/Item' } }`,
};

test('a part refers back into the description from any depth, in circles as well', async () => {
  const { document, operations } = await contractOf(backReferences);
  expect(valueAt(document, '/components')).toEqual({
    parameters: { limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } },
    schemas: {
      Item: { type: 'object', properties: { tree: { $ref: '#/components/schemas/tree' } } },
      tree: {
        properties: {
          left: { $ref: '#/components/schemas/tree' },
          right: { $ref: '#/components/schemas/tree' },
          item: { $ref: '#/components/schemas/Item' },
        },
        discriminator: { propertyName: 'kind', mapping: { item: '#/components/schemas/Item' } },
      },
    },
    responses: {
      any: {
        description: 'Any',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Item' } } },
      },
    },
  });
  expect(operations[0]?.parameters).toMatchObject([{ pointer: '/components/parameters/limit' }]);
});

test('an overlay may put another reference in the place of one', async () => {
  const contract = await contractOf({
    'openapi.yaml': body('#/components/schemas/Pet') + '\ncomponents: { schemas: { Pet: {} } }',
    'o.overlay.yaml': `overlay: 1.1.0
info: { title: T, version: 1.0.0 }
actions: [{ target: "$.paths['/pets'].post.requestBody.content.*.schema", update: { $ref: ./..pet.yaml } }]`,
    '..pet.yaml': 'type: object',
  });
  expect(valueAt(contract.document, '/components/schemas')).toEqual({ Pet: {}, '..pet': { type: 'object' } });
});

const removing = (target: string) => `overlay: 1.1.0
info: { title: T, version: 1.0.0 }
actions: [{ target: "${target}", remove: true }]`;

test('a long chain outside the structure is followed to its end', async () => {
  const length = 3000;
  const chain = Array.from(
    { length },
    (_, index) => `  D${index}: { items: { $ref: '#/definitions/D${index + 1}' } }`,
  ).join('\n');
  const files = { 'openapi.yaml': `${body('#/definitions/D0')}\ndefinitions:\n${chain}` };
  expect(await errorOf(files)).toMatch(new RegExp(`D${length}.*nothing stands there`));
});

test('an overlay may take out a reference that cannot be followed, and only that', async () => {
  const files = { 'openapi.yaml': body('../elsewhere.yaml') };
  const { document } = await contractOf({
    ...files,
    'o.overlay.yaml': removing("$.paths['/pets'].post.requestBody"),
  });
  expect(valueAt(document, '/paths/~1pets/post')).toEqual({ responses: {} });
  const error = await errorOf({ ...files, 'o.overlay.yaml': removing('$.info.title') });
  expect(error).toMatch(/^spec\/pets\/openapi\.yaml:6:.*leads out of the contract's folder/s);
});

test.each([
  ['itself', 'A: { $ref: "#/components/schemas/A" }'],
  ['each other', 'A: { $ref: "#/components/schemas/B" }\n    B: { $ref: "#/components/schemas/A" }'],
])('references that lead back to %s are refused', async (_, schemas) => {
  const text = description({ components: `  schemas:\n    ${schemas}` });
  expect(await errorOf({ 'openapi.yaml': text })).toContain('it leads back to itself');
});

test('neighbours that refer to each other for ever are refused', async () => {
  const error = await errorOf({
    'openapi.yaml': description({ paths: '  /pets: { $ref: a.yaml }' }),
    'a.yaml': '$ref: b.yaml',
    'b.yaml': '$ref: a.yaml',
  });
  expect(error).toContain('it leads back to itself');
});

test('a property named $ref is no reference', async () => {
  const contract = await contractOf({
    'openapi.yaml': description({
      components: '  schemas: { Link: { properties: { $ref: { type: string } } } }',
    }),
  });
  expect(valueAt(contract.document, '/components/schemas/Link/properties/$ref')).toEqual({ type: 'string' });
});

test('a neighbour is read from the real folder when the contract is itself a link', async () => {
  const root = project({
    'elsewhere/openapi.yaml': body('pet.yaml'),
    'elsewhere/pet.yaml': 'type: object',
    'spec/x': '',
  });
  symlinkSync(path.join(root, 'elsewhere'), path.join(root, 'spec/pets'));
  writeFileSync(path.join(root, 'spec/x'), '');
  const contract = await loadContract(path.join(root, 'spec/pets'), { root });
  expect(contract.files).toEqual(['elsewhere/openapi.yaml', 'elsewhere/pet.yaml']);
});

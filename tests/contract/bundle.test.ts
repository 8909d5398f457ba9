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

test('what looks like a reference in an example may not lead out either, since tools follow it', async () => {
  const example = description({
    paths: `  /pets:
    get:
      responses:
        '200': { description: OK, content: { application/json: { example: { $ref: 'http://127.0.0.1/' } } } }`,
  });
  expect(await errorOf({ 'openapi.yaml': example })).toMatch(/:7:.*it leads out of the description/s);
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

import { expect, test } from 'vitest';
import { checkContractName, suggestedName } from '../../src/init/contract-name.ts';
import type { Json } from '../../src/json.ts';

const titled = (title: Json): Json => ({ info: { title } });

test.each<[string, Json, string, string]>([
  ['the title', titled('Telnyx Phone Number Management API'), 'page.md', 'telnyx-phone-number-management'],
  ['without what all end in', titled('Swagger Petstore - OpenAPI 3.0'), 'a.yaml', 'swagger-petstore'],
  ['in plain letters', titled('Größen & Maße'), 'a.yaml', 'gro-en-ma-e'],
  [
    'of whole words',
    titled('The one and only interface to everything that is worth it'),
    '',
    'the-one-and-only-interface-to-everything',
  ],
  ['no device of Windows', titled('CON'), 'pets.yaml', 'pets'],
  [
    'else the server',
    { info: { title: 'API' }, servers: [{ url: 'https://api.telnyx.com/v2' }] },
    'x.yaml',
    'telnyx',
  ],
  ['not a relative one', { servers: [{ url: '/v2' }] }, 'x.yaml', 'x'],
  ['else the file', titled('日本語'), 'specs/Pet Store.yaml', 'pet-store'],
  ['of a URL', null, 'https://pets.example/v1/pets.json?x=1', 'pets'],
  ['of Windows', null, String.raw`specs\pets.yaml`, 'pets'],
  ['else anything', titled(['x']), '...', 'api'],
])('suggests %s', (_, document, source, expected) => {
  expect(suggestedName(document, source)).toBe(expected);
});

test.each(['pets', 'Pets2', 'a', 'pet.store_v1-x'])('takes %s', (name) => {
  expect(checkContractName(name)).toBe(name);
});

test.each([
  '',
  '.',
  '..',
  '../pets',
  'pets/cats',
  '-pets',
  'pets.',
  'nul',
  'con.x',
  'a b',
  'pets\u001B',
  'x'.repeat(65),
])('refuses %j', (name) => {
  expect(() => checkContractName(name)).toThrow(/cannot be the name of a contract$/);
});

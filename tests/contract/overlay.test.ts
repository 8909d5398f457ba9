import { expect, test } from 'vitest';
import { valueAt } from '../../src/json-pointer.ts';
import { contractOf, description, errorOf } from './project.ts';

const upstream = description({
  components: `  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string }
        tags: { type: array, items: { type: string, enum: [a, b, c] } }`,
});

const overlay = (actions: string) =>
  `overlay: 1.1.0\ninfo: { title: Rules, version: 1.0.0 }\nactions:\n${actions}`;

const pet = '$.components.schemas.Pet';

test.each([
  [
    'objects merge',
    `update: { properties: { name: { minLength: 1 } } }`,
    { properties: { name: { type: 'string', minLength: 1 } } },
  ],
  ['arrays append', `update: { required: [tags] }`, { required: ['name', 'tags'] }],
  ['primitives replace', `update: { type: string }`, { type: 'string' }],
  ['new members are inserted', `update: { title: A pet }`, { title: 'A pet' }],
  ['null replaces a primitive', `update: { type: null }`, { type: null }],
  ['copy merges what it selects', `copy: ${pet}.properties.name`, { type: 'string' }],
])('%s', async (_, action, expected) => {
  const contract = await contractOf({
    'openapi.yaml': upstream,
    'rules.overlay.yaml': overlay(`  - target: ${pet}\n    ${action}`),
  });
  expect(valueAt(contract.document, '/components/schemas/Pet')).toMatchObject(expected);
});

test.each([
  ['an array takes one entry', `${pet}.required`, 'update: tags', '/required', ['name', 'tags']],
  ['an array takes several', `${pet}.required`, 'update: [tags, id]', '/required', ['name', 'tags', 'id']],
  ['a primitive is replaced', `${pet}.type`, 'update: string', '/type', 'string'],
  [
    'a member is removed',
    `${pet}.properties.tags`,
    'remove: true',
    '/properties',
    { name: { type: 'string' } },
  ],
  [
    'items are removed by what they are',
    `${pet}..enum[?@ != 'b']`,
    'remove: true',
    '/properties/tags/items/enum',
    ['b'],
  ],
  [
    'every node is updated',
    `${pet}.properties.*`,
    'update: { deprecated: true }',
    '/properties/name/deprecated',
    true,
  ],
])('%s', async (_, target, action, pointer, expected) => {
  const contract = await contractOf({
    'openapi.yaml': upstream,
    'rules.overlay.yaml': overlay(`  - target: ${JSON.stringify(target)}\n    ${action}`),
  });
  expect(valueAt(contract.document, `/components/schemas/Pet${pointer}`)).toEqual(expected);
});

test('overlays apply in the order of their names, each action to what the one before left', async () => {
  const contract = await contractOf({
    'openapi.yaml': upstream,
    '2.overlay.yaml': overlay(
      `  - { target: $.info.title, update: Second }\n  - { target: "$.info[?@ == 'Second']", update: Third }`,
    ),
    '1.overlay.json': JSON.stringify({
      overlay: '1.0.0',
      actions: [{ target: '$.info', update: { title: 'First' } }],
    }),
  });
  expect(valueAt(contract.document, '/info/title')).toBe('Third');
  expect(contract.files).toEqual([
    'spec/pets/openapi.yaml',
    'spec/pets/1.overlay.json',
    'spec/pets/2.overlay.yaml',
  ]);
});

test('an overlay on a 3.0 description speaks 3.1, and may refer to a neighbour', async () => {
  const contract = await contractOf({
    'openapi.yaml': description({
      openapi: '3.0.3',
      components: '  schemas: { A: { $ref: "#/components/schemas/B" }, B: {} }',
    }),
    'rules.overlay.yaml': overlay(
      '  - { target: $.components.schemas.A, update: { not: { $ref: never.yaml } } }',
    ),
    'never.yaml': 'const: never',
  });
  expect(valueAt(contract.document, '/components/schemas')).toEqual({
    A: { $ref: '#/components/schemas/B', not: { $ref: '#/components/schemas/never' } },
    B: {},
    never: { const: 'never' },
  });
});

test.each([
  ['/components/schemas/Pet/minProperties', 'spec/pets/rules.overlay.yaml', 6],
  ['/components/schemas/Pet/required/0', 'spec/pets/openapi.yaml', 8],
  ['/components/schemas/Pet/required/1', 'spec/pets/rules.overlay.yaml', 8],
  ['/components/schemas/Pet/properties/tags/items/enum/0', 'spec/pets/openapi.yaml', 11],
  ['/components/schemas/Pet/properties/tags/items/enum/1', 'spec/pets/openapi.yaml', 11],
  ['/components/schemas/Pet/type', 'spec/pets/rules.overlay.yaml', 12],
  ['/components/schemas/Pet/nowhere', 'spec/pets/openapi.yaml', 6],
])('%s is located in %s, line %i', async (pointer, file, line) => {
  const contract = await contractOf({
    'openapi.yaml': upstream,
    'rules.overlay.yaml': overlay(`  - target: ${pet}
    update:
      minProperties: 1
      required:
        - tags
  - target: ${pet}..enum[?@ == 'a']
    remove: true
  - target: ${pet}.type
    update: object`),
  });
  expect(contract.locate(pointer)).toMatchObject({ file, line });
});

test('items that move up when one is removed keep the place they were written at', async () => {
  const contract = await contractOf({
    'openapi.yaml': description({
      components: '  schemas:\n    Size:\n      enum:\n        - a\n        - b\n        - c',
    }),
    'rules.overlay.yaml': overlay('  - { target: "$..enum[?@ == \'a\']", remove: true }'),
  });
  expect(contract.locate('/components/schemas/Size/enum/0').line).toBe(9);
  expect(contract.locate('/components/schemas/Size/enum/1').line).toBe(10);
});

test.each([
  [
    'a target that matches nothing',
    `- target: ${pet}.properties.nickname\n    remove: true`,
    4,
    'matches nothing',
  ],
  ['a malformed target', '- target: $.a[\n    remove: true', 4, 'not a JSONPath query'],
  [
    'an action that does nothing',
    `- target: ${pet}`,
    4,
    'exactly one of `update`, `copy` and `remove: true`',
  ],
  [
    'an action that does two things',
    `- target: ${pet}\n    update: {}\n    copy: $.info`,
    4,
    'exactly one of',
  ],
  ['an action without a target', '- update: {}', 4, 'needs a `target`'],
  [
    'an object updated with a primitive',
    `- target: ${pet}\n    update: 1`,
    5,
    'is an object: it cannot be updated with a primitive',
  ],
  [
    'a primitive updated with an object',
    `- target: ${pet}.type\n    update: {}`,
    5,
    'is a primitive: it cannot be updated',
  ],
  [
    'an array merged with an object',
    `- target: ${pet}\n    update:\n      required: {}`,
    6,
    'is an array in the description',
  ],
  [
    'a copy of several nodes',
    `- target: ${pet}\n    copy: ${pet}.properties.*`,
    5,
    'selects 2 nodes instead of one',
  ],
  ['a copy of nothing', `- target: ${pet}\n    copy: $.nothing`, 5, 'matches nothing'],
  ['the removal of everything', '- target: $\n    remove: true', 4, 'cannot be removed'],
])('%s is an error at its line', async (_, action, line, message) => {
  const error = await errorOf({ 'openapi.yaml': upstream, 'rules.overlay.yaml': overlay(`  ${action}`) });
  expect(error).toMatch(new RegExp(`^spec/pets/rules\\.overlay\\.yaml:${line}:\\d+: `));
  expect(error).toContain(message);
});

test.each([
  ['actions: []', '`overlay: 1.1.0` is missing'],
  ['overlay: 2.0.0\nactions: []', '`overlay: 1.1.0` is missing'],
  ['overlay: 1.1.0', 'needs a list of `actions`'],
  ['overlay: 1.1.0\nactions: []', 'needs a list of `actions`'],
])('%j is no overlay', async (text, message) => {
  expect(await errorOf({ 'openapi.yaml': upstream, 'rules.overlay.yaml': text })).toContain(message);
});

test('__proto__ in an overlay is a member like any other', async () => {
  const contract = await contractOf({
    'openapi.yaml': upstream,
    'rules.overlay.json':
      '{ "overlay": "1.1.0", "actions": [{ "target": "$.info", "update": { "__proto__": { "polluted": true } } }] }',
  });
  expect(Object.hasOwn(contract.document['info'] as object, '__proto__')).toBe(true);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

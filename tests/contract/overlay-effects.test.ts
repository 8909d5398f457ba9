import { expect, test } from 'vitest';
import { Origins } from '../../src/contract/origin.ts';
import type { OverlayEffect, OverlayObserver } from '../../src/contract/overlay-effect.ts';
import { applyOverlay } from '../../src/contract/overlay.ts';
import { parseSourceFile } from '../../src/contract/source-file.ts';
import type { JsonObject } from '../../src/json.ts';
import { valueAt } from '../../src/json-pointer.ts';
import { errorOf } from './project.ts';
import { type WrittenAction, traceOf } from './overlay-project.ts';

const pet = {
  type: 'object',
  required: ['name'],
  maxProperties: 5,
  properties: { name: { type: 'string' }, tags: { type: 'array', items: { enum: ['a', 'b'] } } },
};
const target = '$.components.schemas.Pet';
const at = (pointer: string): string => `/components/schemas/Pet${pointer}`;
const effectsOf = async (...actions: WrittenAction[]): Promise<unknown[]> => {
  const { trace } = await traceOf(pet, actions);
  return trace.effects.map(({ pointer, kind, before, after }) => [pointer, kind, before, after]);
};

test.each<[string, WrittenAction, unknown[]]>([
  ['a new member', { target, update: { title: 'Pet' } }, [[at('/title'), 'added', undefined, 'Pet']]],
  ['another value', { target, update: { maxProperties: 9 } }, [[at('/maxProperties'), 'replaced', 5, 9]]],
  ['the same value', { target, update: { type: 'object' } }, [[at('/type'), 'replaced', 'object', 'object']]],
  ['null', { target, update: { type: null } }, [[at('/type'), 'replaced', 'object', null]]],
  [
    'items',
    { target, update: { required: ['tags', 'name'] } },
    [[at('/required'), 'appended', ['name'], ['name', 'tags', 'name']]],
  ],
  [
    'one item',
    { target: `${target}.required`, update: 'tags' },
    [[at('/required'), 'appended', ['name'], ['name', 'tags']]],
  ],
  [
    'a primitive',
    { target: `${target}.type`, update: 'string' },
    [[at('/type'), 'replaced', 'object', 'string']],
  ],
  [
    'members of members',
    { target, update: { properties: { name: { minLength: 1 }, id: { type: 'string' } } } },
    [
      [at('/properties/name/minLength'), 'added', undefined, 1],
      [at('/properties/id'), 'added', undefined, { type: 'string' }],
    ],
  ],
  ['nothing', { target, update: { properties: {} } }, []],
  [
    'all that a wildcard selects',
    { target: `${target}.properties.*`, update: { deprecated: true } },
    [
      [at('/properties/name/deprecated'), 'added', undefined, true],
      [at('/properties/tags/deprecated'), 'added', undefined, true],
    ],
  ],
  [
    'a copy',
    { target: `${target}.properties.name`, copy: `${target}.properties.tags` },
    [
      [at('/properties/name/type'), 'replaced', 'string', 'array'],
      [at('/properties/name/items'), 'added', undefined, { enum: ['a', 'b'] }],
    ],
  ],
  [
    'removed members and items, from the last to the first',
    { target: `${target}.properties.tags..enum.*`, remove: true },
    [
      [at('/properties/tags/items/enum/1'), 'removed', 'b', undefined],
      [at('/properties/tags/items/enum/0'), 'removed', 'a', undefined],
    ],
  ],
])('%s', async (_, action, expected) => {
  expect(await effectsOf(action)).toEqual(expected);
});

test('each effect is of the document as the actions before have left it, and stays what it was', async () => {
  const { trace, contract } = await traceOf(
    pet,
    [{ target, update: { properties: { id: { type: 'string' } } } }],
    [
      { target: `${target}.properties.id`, update: { minLength: 1 } },
      { target: `${target}.properties.id`, remove: true },
    ],
  );
  expect(trace.effects).toMatchObject([
    { file: 'spec/pets/1.overlay.yaml', action: 0, does: 'update', after: { type: 'string' } },
    { file: 'spec/pets/2.overlay.yaml', action: 0, does: 'update', before: undefined, after: 1 },
    { file: 'spec/pets/2.overlay.yaml', action: 1, does: 'remove', before: { type: 'string', minLength: 1 } },
  ]);
  expect(trace.effects.map(({ location }) => [location.file, location.line])).toEqual([
    ['spec/pets/1.overlay.yaml', 3],
    ['spec/pets/2.overlay.yaml', 3],
    ['spec/pets/2.overlay.yaml', 4],
  ]);
  expect(trace.actions).toHaveLength(3);
  expect(valueAt(contract.document, at('/properties'))).toEqual(pet.properties);
});

test.each<[string, WrittenAction, string, string]>([
  ['a target that is not there', { target: `${target}.nothing`, remove: true }, 'target', 'matches nothing'],
  ['a copy of what is not there', { target, copy: '$.nothing' }, 'source', 'matches nothing'],
  ['a copy of several', { target, copy: `${target}.properties.*` }, 'source', 'selects 2 nodes'],
  [
    'an object in the place of a primitive',
    { target, update: { type: {} } },
    'kind',
    'cannot be merged with',
  ],
  ['a primitive in the place of an object', { target, update: 1 }, 'kind', 'cannot be updated with'],
  [
    'what fits at its first places, and not at its last',
    {
      target,
      update: { title: 'Pet', maxProperties: 9, required: ['a', 'b'], properties: { id: {} }, type: [] },
    },
    'kind',
    'cannot be merged with',
  ],
  [
    'what fits the first target, and not the second',
    { target: `${target}['maxProperties', 'required', 'properties']`, update: 9 },
    'kind',
    'cannot be updated with',
  ],
])('%s is left out as a whole', async (_, action, reason, message) => {
  const { contract, trace } = await traceOf(pet, [action, { target, update: { title: 'after' } }]);
  expect(trace.misfits).toMatchObject([{ action: 0, reason, location: { line: 3 } }]);
  expect(trace.misfits[0]?.error.message).toContain(message);
  expect(trace.effects.map((effect) => effect.action)).toEqual([1]);
  expect(valueAt(contract.document, at(''))).toEqual({ ...pet, title: 'after' });
  const plain = await traceOf(pet);
  for (const pointer of ['/required/0', '/maxProperties', '/type', '/properties/name']) {
    expect(contract.locate(at(pointer))).toEqual(plain.contract.locate(at(pointer)));
  }
});

test.each<[string, WrittenAction, string]>([
  ['a malformed query', { target: '$.a[', remove: true }, 'not a JSONPath query'],
  ['an action that does nothing', { target }, 'exactly one of'],
  ['the removal of everything', { target: '$', remove: true }, 'cannot be removed'],
])('%s is an error all the same', async (_, action, message) => {
  await expect(traceOf(pet, [action])).rejects.toThrow(message);
});

test('an observer of effects alone leaves what does not fit an error', () => {
  const document: JsonObject = { a: 1 };
  const origins = new Origins();
  const text = 'overlay: 1.1.0\nactions: [{ target: $, update: { b: 1, a: {} } }]';
  const effects: OverlayEffect[] = [];
  const observer: OverlayObserver = { effect: (effect) => void effects.push(effect) };
  const overlay = parseSourceFile(text, '/x.overlay.yaml', 'x.overlay.yaml');
  expect(() => applyOverlay(document, overlay, origins, observer)).toThrow('cannot be merged with');
  expect(effects).toEqual([]);
});

test('without an observer, what does not fit is an error', async () => {
  const overlay = `overlay: 1.1.0\nactions: [{ target: $.nothing, remove: true }]`;
  const openapi = JSON.stringify({ openapi: '3.1.0', info: { title: 'Pets', version: '1' }, paths: {} });
  expect(await errorOf({ 'openapi.json': openapi, 'rules.overlay.yaml': overlay })).toContain(
    'matches nothing',
  );
});

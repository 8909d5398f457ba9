import { expect, test } from 'vitest';
import { judgeOverlays } from '../../src/contract/overlay-judgement.ts';
import type { Finding } from '../../src/finding.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import { type WrittenAction, traceOf } from './overlay-project.ts';

const target = '$.components.schemas.Pet';
const at = (pointer: string): string => `/components/schemas/Pet${pointer}`;

/** Judges overlays of one contract by two of its upstreams; without the first when that is `undefined`. */
async function judged(
  before: Json | undefined,
  now: Json,
  ...overlays: readonly (readonly WrittenAction[])[]
): Promise<Finding[]> {
  const then = before === undefined ? undefined : (await traceOf(before, ...overlays)).trace;
  return judgeOverlays('pets', then, (await traceOf(now, ...overlays)).trace);
}

/** What a table says of findings: rule, severity, pointer. */
const brief = (findings: readonly Finding[]): string[] =>
  findings.map(({ rule, severity, pointer }) => `${rule} ${severity} ${pointer}`);

const superfluous = (pointer: string): string => `update/overlay-superfluous warning ${at(pointer)}`;
const contradicted = (pointer: string): string => `update/overlay-contradicted warning ${at(pointer)}`;
const misfit = (pointer: string): string => `update/overlay-contradicted error ${at(pointer)}`;

const cat = { const: 'cat' };
const dog = { const: 'dog' };

test.each<[string, JsonObject, JsonObject, WrittenAction, string[]]>([
  // Nothing to say.
  ['upstream stays', { a: 1 }, { a: 1 }, { update: { b: 2 } }, []],
  ['upstream changes elsewhere', { a: 1 }, { a: 2 }, { update: { b: 2 } }, []],
  ['the overlay overrides what it always did', { a: 1 }, { a: 1 }, { update: { a: 2 } }, []],
  ['the action never changed anything', { a: 1 }, { a: 1, b: 1 }, { update: { a: 1 } }, []],
  ['items are appended as ever', { l: [1] }, { l: [1, 3] }, { update: { l: [2] } }, []],
  ['items always stood there twice', { l: [1] }, { l: [1, 3] }, { update: { l: [1] } }, []],
  ['removal removes something else', { a: 1 }, { a: 2 }, { target: `${target}.a`, remove: true }, []],
  [
    'a wildcard selects more, all of it right',
    { a: { t: 1 } },
    { a: { t: 1 }, b: { t: 2 } },
    { target: `${target}.*`, update: { t: 2 } },
    [],
  ],
  [
    'a wildcard selects more, and overrides it',
    { a: { t: 1 } },
    { a: { t: 1 }, b: { t: 3 } },
    { target: `${target}.*`, update: { t: 2 } },
    [],
  ],
  ['a list is there and empty', {}, { l: [] }, { update: { l: [1] } }, []],
  // Superfluous.
  ['an added member is there', {}, { a: 1 }, { update: { a: 1 } }, [superfluous('/a')]],
  ['a replaced value is right', { a: 1 }, { a: 2 }, { update: { a: 2 } }, [superfluous('/a')]],
  ['an object is there', {}, { o: { a: 1, b: 2 } }, { update: { o: { b: 2 } } }, [superfluous('/o/b')]],
  [
    'an empty object is there',
    {},
    { o: { a: 1 } },
    { update: { o: {} } },
    ['update/overlay-superfluous warning '],
  ],
  [
    'members in another order',
    {},
    { l: [{ a: 1, b: 2 }] },
    { update: { l: [{ b: 2, a: 1 }] } },
    [superfluous('/l/1')],
  ],
  [
    'appended items are there',
    { l: [1] },
    { l: [1, 2, 3] },
    { update: { l: [2, 3] } },
    [superfluous('/l/3')],
  ],
  [
    'a branch is there',
    { oneOf: [cat] },
    { oneOf: [cat, dog] },
    { update: { oneOf: [dog] } },
    [superfluous('/oneOf/2')],
  ],
  ['an added list is there', {}, { l: [2, 1] }, { update: { l: [1, 2] } }, [superfluous('/l/2')]],
  ['one item', { l: [1] }, { l: [1, 2] }, { target: `${target}.l`, update: 2 }, [superfluous('/l/2')]],
  ['a primitive', { a: 1 }, { a: 2 }, { target: `${target}.a`, update: 2 }, [superfluous('/a')]],
  ['null', { a: 1 }, { a: null }, { target: `${target}.a`, update: null }, [superfluous('/a')]],
  [
    'all that a wildcard selects',
    { a: { t: 1 }, b: { t: 1 } },
    { a: { t: 2 }, b: { t: 2 } },
    { target: `${target}.*`, update: { t: 2 } },
    [superfluous('/a/t')],
  ],
  [
    'a copy',
    { a: { t: 1 }, b: {} },
    { a: { t: 1 }, b: { t: 1 } },
    { target: `${target}.b`, copy: `${target}.a` },
    [superfluous('/b/t')],
  ],
  ['what was removed is gone', { a: 1 }, {}, { target: `${target}.a`, remove: true }, [superfluous('/a')]],
  [
    'the item that was removed is gone',
    { l: [1, 2] },
    { l: [1] },
    { target: `${target}.l[?@ == 2]`, remove: true },
    [superfluous('/l/1')],
  ],
  // Partly superfluous.
  ['one member of two', {}, { a: 1 }, { update: { a: 1, b: 2 } }, [superfluous('/a')]],
  ['one item of two', { l: [1] }, { l: [1, 2] }, { update: { l: [2, 3] } }, [superfluous('/l/2')]],
  [
    'one of two that a wildcard selects',
    { a: { t: 1 }, b: { t: 1 } },
    { a: { t: 2 }, b: { t: 1 } },
    { target: `${target}.*`, update: { t: 2 } },
    [superfluous('/a/t')],
  ],
  [
    'members of items that moved',
    { l: [{ n: 'x', t: 1 }] },
    { l: [{ n: 'y' }, { n: 'x', t: 2 }] },
    { target: `${target}.l[?@.n == 'x']`, update: { t: 2, u: 1 } },
    [superfluous('/l/1/t')],
  ],
  // Contradicted.
  ['an overridden value has changed', { a: 1 }, { a: 3 }, { update: { a: 2 } }, [contradicted('/a')]],
  [
    'a target itself has changed',
    { a: 1 },
    { a: 3 },
    { target: `${target}.a`, update: 2 },
    [contradicted('/a')],
  ],
  ['an added member is there otherwise', {}, { a: 3 }, { update: { a: 2 } }, [contradicted('/a')]],
  ['it is there as null', {}, { a: null }, { update: { a: 2 } }, [contradicted('/a')]],
  [
    'an added object is there otherwise',
    {},
    { o: { t: 'integer', f: 1 } },
    { update: { o: { t: 'string', g: 1 } } },
    [contradicted('/o/t')],
  ],
  ['what was right is not any more', { a: 2 }, { a: 3 }, { update: { a: 2 } }, [contradicted('/a')]],
  ['an added list is there otherwise', {}, { l: [3] }, { update: { l: [1, 2] } }, [contradicted('/l')]],
  [
    'an added list is there in part',
    {},
    { l: [3, 2] },
    { update: { l: [1, 2] } },
    [superfluous('/l/3'), contradicted('/l')],
  ],
  [
    'items that moved have changed',
    { l: [{ n: 'x', t: 1 }] },
    {
      l: [
        { n: 'y', t: 1 },
        { n: 'x', t: 3 },
      ],
    },
    { target: `${target}.l[?@.n == 'x']`, update: { t: 2 } },
    [contradicted('/l/1/t')],
  ],
  [
    'each place that a wildcard selects',
    { a: { t: 1 }, b: { t: 1 } },
    { a: { t: 3 }, b: { t: 4 } },
    { target: `${target}.*`, update: { t: 2 } },
    [contradicted('/a/t'), contradicted('/b/t')],
  ],
  [
    'what was copied has changed, and what it is copied over as well',
    { a: { t: 1 }, b: { t: 2 } },
    { a: { t: 3 }, b: { t: 4 } },
    { target: `${target}.b`, copy: `${target}.a` },
    [contradicted('/b/t')],
  ],
  // Does not fit any more.
  ['its target is gone', { o: {} }, {}, { target: `${target}.o`, update: { a: 1 } }, [misfit('/o/a')]],
  ['an object is a primitive', { o: {} }, { o: 1 }, { update: { o: { a: 1 } } }, [misfit('/o/a')]],
  ['a primitive is an object', { a: 1 }, { a: {} }, { update: { a: 2 } }, [misfit('/a')]],
  ['a list is an object', { l: [1] }, { l: {} }, { update: { l: [2] } }, [misfit('/l')]],
  [
    'its source is gone',
    { a: {}, b: { t: 1 } },
    { a: {} },
    { target: `${target}.a`, copy: `${target}.b` },
    [misfit('/a/t')],
  ],
])('%s', async (_, before, now, action, expected) => {
  const found = await judged(before, now, [{ target, ...action }]);
  expect(brief(found)).toEqual(expected);
  for (const { location, contract, help } of found) {
    expect(location).toMatchObject({ file: 'spec/pets/1.overlay.yaml', line: 3 });
    expect(contract).toBe('pets');
    expect(help).toMatch(/\.$/);
  }
});

test.each<[string, JsonObject, WrittenAction, string[]]>([
  ['an action that changes something', {}, { update: { a: 1 } }, []],
  ['an action that changes nothing', { a: 1 }, { update: { a: 1 } }, [superfluous('/a')]],
  ['one that changes something among what is there', { a: 1 }, { update: { a: 1, b: 2 } }, []],
  ['an item twice', { l: [1] }, { update: { l: [1, 2] } }, [superfluous('/l/1')]],
  ['an override', { a: 1 }, { update: { a: 2 } }, []],
  ['nothing to update', {}, { target: `${target}.a`, update: 1 }, ['update/overlay-contradicted error ']],
  ['nothing to remove', {}, { target: `${target}.a`, remove: true }, ['update/overlay-superfluous warning ']],
])('without an upstream of before: %s', async (_, now, action, expected) => {
  expect(brief(await judged(undefined, now, [{ target, ...action }]))).toEqual(expected);
});

test('a finding has what upstream and the overlay say as evidence', async () => {
  const [found] = await judged({}, { maxItems: 500 }, [{ target, update: { maxItems: 1000 } }]);
  expect(found).toEqual({
    rule: 'update/overlay-contradicted',
    severity: 'warning',
    message: `The overlay overrides what upstream newly says at ${at('/maxItems')}`,
    contract: 'pets',
    pointer: at('/maxItems'),
    location: { file: 'spec/pets/1.overlay.yaml', line: 3, column: 6 },
    evidence: [
      { label: 'upstream', value: 500 },
      { label: 'upstream before', value: 'nothing' },
      { label: 'overlay', value: 1000 },
    ],
    help: 'Decide which of them is right: take it out of the action if upstream is, leave it if the overlay is.',
  });
});

test.each<[string, JsonObject, JsonObject, WrittenAction, string, object[] | undefined]>([
  [
    'wholly',
    { l: [1] },
    { l: [1, 2] },
    { update: { l: [2] } },
    `The overlay's update of ${target} changes nothing any more, and the contract says it twice`,
    [{ label: 'upstream', value: { [at('/l/2')]: 2 } }],
  ],
  [
    'wholly, in objects',
    { a: 1 },
    { a: 2 },
    { update: { a: 2 } },
    `The overlay's update of ${target} changes nothing any more`,
    [{ label: 'upstream', value: { [at('/a')]: 2 } }],
  ],
  [
    'partly',
    { l: [1] },
    { l: [1, 2, 3] },
    { update: { l: [2, 3], a: 1 } },
    `The overlay's update of ${target} says at ${at('/l/3')} and at 1 more what upstream says itself now, and the contract says it twice`,
    [{ label: 'upstream', value: { [at('/l/3')]: 2, [at('/l/4')]: 3 } }],
  ],
  [
    'removal',
    { a: 1 },
    {},
    { target: `${target}.a`, remove: true },
    `The overlay's removal of ${target}.a finds nothing to remove any more`,
    [{ label: 'removed', value: { [at('/a')]: 1 } }],
  ],
  [
    'misfit',
    { o: { a: 1 } },
    {},
    { target: `${target}.o`, update: { a: 2 } },
    `the overlay's target ${target}.o matches nothing in the description`,
    [
      { label: 'upstream before', value: { [at('/o/a')]: 1 } },
      { label: 'overlay', value: { [at('/o/a')]: 2 } },
    ],
  ],
])('what is said: %s', async (_, before, now, action, message, evidence) => {
  expect(await judged(before, now, [{ target, ...action }])).toMatchObject([{ message, evidence }]);
});

test('overlays that build on each other are judged by what stood there at their time', async () => {
  const first = [{ target, update: { a: 10, o: { t: 1 } } }];
  const second: WrittenAction[] = [
    { target, update: { a: 20 } },
    { target: `${target}.o`, update: { u: 1 } },
    { target: `${target}.o.t`, remove: true },
  ];
  expect(brief(await judged({}, { a: 5 }, first, second))).toEqual([contradicted('/a')]);
  expect(brief(await judged({}, { a: 10, o: { t: 1 } }, first, second))).toEqual([superfluous('/a')]);
  expect(brief(await judged({}, { o: 1 }, first, second))).toEqual([
    misfit('/a'),
    misfit('/o/u'),
    superfluous('/o/t'),
  ]);
});

test('the same overlays in another place are the same actions', async () => {
  const overlays = [[{ target, update: { a: 1 } }], [{ target, update: { b: 1 } }]];
  const { trace: before } = await traceOf({}, ...overlays);
  const { trace: after } = await traceOf({ b: 1 }, ...overlays);
  const elsewhere = JSON.parse(JSON.stringify(after).replaceAll('spec/pets', 'tmp/pets')) as typeof after;
  expect(brief(judgeOverlays('pets', before, elsewhere))).toEqual([superfluous('/b')]);
});

test('evidence is only as long as people look at it', async () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`m${index}`, 'x'.repeat(1000)]));
  const [found] = await judged({}, many, [{ target, update: many }]);
  expect(JSON.stringify(found?.evidence).length).toBeLessThan(10_000);
  expect(JSON.stringify(found?.evidence)).toContain('"and 20 more"');
});

import { describe, expect, test } from 'vitest';
import type { PartHeaders } from '../../../src/generate/runtime/description.ts';
import { type PartDescription, multipart } from '../../../src/generate/runtime/write-multipart.ts';
import { readParts } from '../../../src/wire/multipart-parts.ts';

/** What receivers make of a part: name, content, content type, and the name of the file if it is one. */
type Got = readonly [name: string, content: string, type: string, file?: string];

/** A multipart body as Node reads it; what it does not tell of parts is as the mock reads it. */
async function received(
  body: object,
  described: readonly PartDescription[] = [],
  partHeaders?: PartHeaders,
): Promise<{ got: Got[]; text: string }> {
  const { body: written, contentType = '' } = multipart('multipart/form-data', described)(body, partHeaders);
  const bytes = new Uint8Array(await (written as Blob).arrayBuffer());
  const form = await new Response(bytes, { headers: { 'Content-Type': contentType } }).formData();
  const parts = readParts(bytes, contentType);
  const got = [...form].map(async ([name, value], index): Promise<Got> => {
    const type = parts[index]?.headers.get('content-type') ?? 'text/plain';
    if (typeof value === 'string') return [name, value, type];
    expect(value.type).toBe(type);
    return [name, await value.text(), type, value.name];
  });
  return { got: await Promise.all(got), text: new TextDecoder().decode(bytes) };
}

const png = 'image/png';
const [text, json] = ['text/plain', 'application/json'];

describe('a receiver gets', () => {
  test.each<[string, object, readonly PartDescription[], readonly Got[]]>([
    ['a text', { a: 'ä' }, [], [['a', 'ä', text]]],
    ['a number', { a: 1.5 }, [], [['a', '1.5', text]]],
    ['nothing of what is not there', { a: undefined }, [], []],
    ['an object', { a: { b: 1 } }, [], [['a', '{"b":1}', json]]],
    ['a list', { a: ['x', 'y'] }, [], ['x', 'y'].map((each) => ['a', each, text] as const)],
    [
      'a list of objects',
      { a: [{ b: 1 }, { b: 2 }] },
      [],
      [1, 2].map((b) => ['a', `{"b":${b}}`, json] as const),
    ],
    ['a text of a type', { a: 'x,y' }, [{ name: 'a', contentType: 'text/csv' }], [['a', 'x,y', 'text/csv']]],
    [
      'an object of a type',
      { a: { b: 1 } },
      [{ name: 'a', contentType: 'application/ld+json' }],
      [['a', '{"b":1}', 'application/ld+json']],
    ],
    ['a text as JSON', { a: 'x' }, [{ name: 'a', contentType: json }], [['a', '"x"', json]]],
    [
      'a text that is JSON',
      { a: '[1]' },
      [{ name: 'a', contentType: json, isText: true }],
      [['a', '[1]', json]],
    ],
    ['bytes', { a: new Blob(['P']) }, [], [['a', 'P', 'application/octet-stream', 'blob']]],
    ['bytes of a type', { a: new Blob(['P']) }, [{ name: 'a', contentType: png }], [['a', 'P', png, 'blob']]],
    [
      'bytes of one of some types',
      { a: new Uint8Array([80]) },
      [{ name: 'a', contentType: 'image/*, image/gif, image/png' }],
      [['a', 'P', 'image/gif', 'blob']],
    ],
    [
      'a file of its own type',
      { a: new File(['P'], 'ä "1".webp', { type: 'image/webp' }) },
      [{ name: 'a', contentType: 'image/*' }],
      [['a', 'P', 'image/webp', 'ä "1".webp']],
    ],
    [
      'a list in one part',
      { a: [1, 2] },
      [{ name: 'a', style: 'form', explode: false }],
      [['a', '1,2', text]],
    ],
    ['a list with bars', { a: [1, 2] }, [{ name: 'a', style: 'pipeDelimited' }], [['a', '1|2', text]]],
    [
      'the members of an object',
      { a: { b: 1, c: 'x' } },
      [{ name: 'a', style: 'form' }],
      [
        ['b', '1', text],
        ['c', 'x', text],
      ],
    ],
    ['a deep object', { a: { b: 1 } }, [{ name: 'a', style: 'deepObject' }], [['a[b]', '1', text]]],
  ])('%s', async (_, body, described, got) => {
    expect((await received(body, described)).got).toEqual(got);
  });
});

test('names, files and headers add no part and no header', async () => {
  const name = 'a"\r\nX-Evil: 1\r\n\r\n';
  const { got, text: raw } = await received(
    { [name]: new File(['x'], name) },
    [{ name, headers: { 'X-Kind': 'k' } }],
    { [name]: { 'X-Own': 'a\r\nX-Evil: 1' } },
  );
  expect(got).toHaveLength(1);
  expect(raw).not.toMatch(/^x-evil/im);
  expect(raw).toContain('\r\nX-Kind: k\r\nX-Own: a X-Evil: 1\r\n');
});

test('headers that a call gives go before others', async () => {
  const { got } = await received({ a: 'x' }, [{ name: 'a', contentType: 'text/csv' }], {
    a: { 'content-type': 'text/html' },
  });
  expect(got).toEqual([['a', 'x', 'text/html']]);
});

test('what is no object of ours is left to fetch', () => {
  const form = new FormData();
  expect(multipart('multipart/form-data')(form)).toMatchObject({ body: form, contentType: undefined });
});

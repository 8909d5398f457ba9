import { describe, expect, test } from 'vitest';
import type { OperationDescription } from '../../../src/generate/runtime/description.ts';
import { styled } from '../../../src/generate/runtime/styled.ts';
import { form } from '../../../src/generate/runtime/write-form.ts';
import { multipart } from '../../../src/generate/runtime/write-multipart.ts';
import { plain } from '../../../src/generate/runtime/write-plain.ts';
import { sent } from './client.ts';

describe('a body', () => {
  const csv = plain('text/csv');
  test.each<[string, Partial<OperationDescription>, unknown, string | undefined, string]>([
    ['JSON', {}, { a: 1 }, 'application/json', '{"a":1}'],
    [
      'JSON of its own type',
      { mediaType: 'application/merge-patch+json' },
      { a: null },
      'application/merge-patch+json',
      '{"a":null}',
    ],
    [
      'a form',
      { write: form('application/x-www-form-urlencoded') },
      { a: 'ä&', b: [1, 2], c: { d: 1 }, e: undefined },
      'application/x-www-form-urlencoded',
      'a=%C3%A4%26&b=1&b=2&c=%7B%22d%22%3A1%7D',
    ],
    [
      'a form whose fields have styles',
      {
        write: form('application/x-www-form-urlencoded', [
          { in: 'query', name: 'b', write: styled({ style: 'form', explode: false }) },
          { in: 'query', name: 'c', write: styled({ style: 'deepObject' }) },
        ]),
      },
      { a: 1, b: [1, 2], c: { d: 1 } },
      'application/x-www-form-urlencoded',
      'a=1&b=1,2&c%5Bd%5D=1',
    ],
    ['text', { write: csv }, 'a,b', 'text/csv', 'a,b'],
    ['bytes', { write: plain('image/png') }, new Uint8Array([97, 98]), 'image/png', 'ab'],
    ['a file', { write: plain('image/png') }, new Blob(['file']), 'image/png', 'file'],
    ['none', {}, undefined, undefined, ''],
  ])('is sent as %s', async (_, operation, body, contentType, text) => {
    const request = await sent({ operation }, { body });
    expect(request.headers['content-type']).toBe(contentType);
    expect(request.body).toBe(text);
  });

  test('may be written by who calls', async () => {
    const write = { bodySerializer: () => 'mine' };
    const request = await sent({ operation: { mediaType: 'text/csv', write: csv } }, { body: 1, ...write });
    expect([request.headers['content-type'], request.body]).toEqual(['text/csv', 'mine']);
  });

  test.each([
    { 'content-type': 'text/plain' },
    new Headers({ 'Content-Type': 'text/plain' }),
    [['Content-Type', 'text/plain']],
  ])('is sent as the type that the call names: %j', async (headers) => {
    const request = await sent({ operation: { write: csv } }, { body: 'a,b', headers });
    expect(request.headers['content-type']).toBe('text/plain');
  });

  test.each([
    { 'Content-Type': 'multipart/form-data' },
    new Headers({ 'content-type': 'Multipart/Form-Data' }),
  ])('in parts keeps the boundary where the call names the type alone: %j', async (headers) => {
    const write = multipart('multipart/form-data');
    for (const body of [{ a: 'x' }, new FormData()]) {
      const request = await sent({ operation: { write } }, { body, headers });
      expect(request.headers['content-type']).toMatch(/^multipart\/form-data; boundary=./);
    }
  });
});

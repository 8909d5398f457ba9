import { expect, test } from 'vitest';
import { generateFiles } from '../../src/generate/generate.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import { complaints } from './compile.ts';
import { contractOf } from './contract-of.ts';

interface Row {
  readonly mediaType: string;
  readonly media: JsonObject;
  /** The body that is taken; `undefined`: none is described. */
  readonly body: string;
  /** The data that is given. */
  readonly data: string;
}

const string = { type: 'string' };
const bytes = { type: 'string', format: 'binary' };
const raw = { type: 'string', contentMediaType: 'image/png' };
const based = { type: 'string', contentMediaType: 'image/png', contentEncoding: 'base64' };
const form = (field: Json): JsonObject => ({
  schema: { type: 'object', required: ['field'], properties: { field } },
});
const any = 'Blob | ArrayBuffer | Uint8Array | string';

const rows: readonly Row[] = [
  // What says nothing leaves it to the media type.
  { mediaType: 'application/octet-stream', media: {}, body: any, data: 'Blob' },
  { mediaType: 'image/png', media: {}, body: any, data: 'Blob' },
  { mediaType: 'text/csv', media: {}, body: 'string', data: 'string' },
  { mediaType: 'application/json', media: {}, body: 'unknown', data: 'unknown' },
  { mediaType: '*/*', media: {}, body: 'unknown', data: 'unknown' },
  // So does what is a string.
  { mediaType: 'application/pdf', media: { schema: string }, body: any, data: 'Blob' },
  { mediaType: 'application/pdf', media: { schema: raw }, body: any, data: 'Blob' },
  { mediaType: 'application/zip', media: { schema: bytes }, body: any, data: 'Blob' },
  {
    mediaType: 'image/png',
    media: { schema: { $ref: '#/components/schemas/Bytes' } },
    body: any,
    data: 'Blob',
  },
  { mediaType: 'text/csv; charset=utf-8', media: { schema: bytes }, body: 'string', data: 'string' },
  { mediaType: 'application/xml', media: { schema: string }, body: 'string', data: 'string' },
  { mediaType: 'application/json', media: { schema: bytes }, body: 'string', data: 'string' },
  {
    mediaType: 'application/problem+json',
    media: form(raw),
    body: '{ field: string }',
    data: '{ field: string }',
  },
  // Parts of a form: sent by name, and given as they come.
  { mediaType: 'multipart/form-data', media: form(bytes), body: '{ field: Blob }', data: 'Blob' },
  { mediaType: 'multipart/form-data', media: form(raw), body: '{ field: Blob }', data: 'Blob' },
  {
    mediaType: 'multipart/form-data',
    media: form({ type: 'array', items: bytes }),
    body: '{ field: Blob[] }',
    data: 'Blob',
  },
  {
    mediaType: 'multipart/form-data',
    media: form({ type: ['string', 'null'], contentMediaType: 'image/png' }),
    body: '{ field: Blob | null }',
    data: 'Blob',
  },
  {
    mediaType: 'multipart/form-data',
    media: form(based),
    body: '{ field: string }',
    data: 'Blob',
  },
  {
    mediaType: 'multipart/form-data',
    media: form({ type: 'string', contentMediaType: 'text/plain' }),
    body: '{ field: string }',
    data: 'Blob',
  },
  {
    mediaType: 'multipart/form-data',
    media: form({ ...raw, contentEncoding: 'binary' }),
    body: '{ field: Blob }',
    data: 'Blob',
  },
  {
    mediaType: 'multipart/form-data',
    media: {
      schema: { allOf: [{ type: 'object', properties: { name: string } }, form(bytes)['schema'] ?? {}] },
    },
    body: '{ name?: string; field: Blob }',
    data: 'Blob',
  },
  {
    mediaType: 'application/x-www-form-urlencoded',
    media: form(bytes),
    body: '{ field: string }',
    data: 'unknown',
  },
];

const usage = ({ body, data }: Row): string => `import type { BodyOf, Client, ResultOf } from './index.ts';
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
export const body: Same<BodyOf<Client['send']>, ${body}> = true;
type Data = Extract<ResultOf<Client['send']>, { status: 200 }>['data'];
export const data: Same<Data, ${data}> | ('unknown' extends '${data}' ? boolean : never) = true;
`;

test('bodies are typed as what travels and comes', async () => {
  const files = await Promise.all(
    rows.map(async (row, index) => {
      const content = { [row.mediaType]: row.media };
      const send = {
        operationId: 'send',
        requestBody: { required: true, content },
        responses: { 200: { description: '', content } },
      };
      const document = { paths: { '/a': { post: send } }, components: { schemas: { Bytes: bytes } } };
      const generated = [
        ...(await generateFiles(contractOf(document))),
        { path: 'usage.ts', text: usage(row) },
      ];
      return generated.map(({ path, text }) => ({ path: `${index}/${path}`, text }));
    }),
  );
  expect(await complaints(files.flat())).toEqual([]);
});

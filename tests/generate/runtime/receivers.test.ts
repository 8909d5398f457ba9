import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import busboy from 'busboy';
import qs from 'qs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateFiles } from '../../../src/generate/generate.ts';
import type { Json, JsonObject } from '../../../src/json.ts';
import { contractOf } from '../contract-of.ts';
import { place } from '../scratch.ts';
import { mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';

/** A request as a server gets it. */
interface Got {
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}
type Receive = (got: Got) => unknown;
type Place = 'query' | 'path' | 'header' | 'cookie' | 'form' | 'parts';
type Row = readonly [place: Place, style: string, explode: boolean, value: Json, receive: Receive];

const text = 'a&b=c/ä?#%+ ,;|"';
const list = ['x,y', 'a&b', 'ä=b%'];
/** Items without what stands between them. */
const words = ['x', 'a&b', 'ä=b%'];
const object = { R: 'x,y', G: 'a&b', B: 'ä/?' };
const plain = { R: '100', G: '200' };

/** By names and values that are apart already. */
const pairs = (texts: readonly string[]): object =>
  Object.fromEntries(texts.map((each) => each.split('=').map(decodeURIComponent)));
/** By names and values in turns. */
const turns = (texts: readonly string[]): object =>
  pairs(texts.flatMap((each, index) => (index % 2 === 0 ? [`${each}=${texts[index + 1]}`] : [])));
const decoded = (texts: readonly string[]): string[] => texts.map(decodeURIComponent);

const byQs =
  (options: qs.IParseOptions = {}): Receive =>
  ({ query }) =>
    qs.parse(query, options)['color'];
const rawQuery = ({ query }: Got): string => query.replace(/^color=/, '');
const segment = ({ path: whole }: Got): string => whole.split('/').at(-1) ?? '';
const header = ({ headers }: Got): string => String(headers['color']);
const cookies = ({ headers }: Got): string[] => String(headers['cookie']).split('; ');
const cookie = (got: Got): string => cookies(got)[0]?.replace(/^color=/, '') ?? '';
/** The fields of a form, by Node's own reader. */
const fields = ({ body }: Got): string[] => new URLSearchParams(body).getAll('color');
const parts = (got: Got): (readonly string[])[] => {
  const read: (readonly string[])[] = [];
  const parser = busboy({ headers: got.headers, defParamCharset: 'utf8' });
  parser.on('field', (name, value, { mimeType }) => void read.push([name, value, mimeType]));
  parser.end(Buffer.from(got.body, 'latin1'));
  return read;
};

// OpenAPI 3.1, "Style Values": each style that a place has, exploded and not, of a text, a list and an object.
const rows: readonly Row[] = [
  ['query', 'form', true, text, byQs()],
  ['query', 'form', true, list, byQs()],
  ['query', 'form', true, object, ({ query }) => qs.parse(query)],
  ['query', 'form', false, text, byQs()],
  ['query', 'form', false, list, byQs({ comma: true })],
  ['query', 'form', false, object, (got) => turns(rawQuery(got).split(','))],
  ['query', 'spaceDelimited', false, words, (got) => decoded(rawQuery(got).split('%20'))],
  ['query', 'spaceDelimited', false, plain, (got) => turns(rawQuery(got).split('%20'))],
  ['query', 'pipeDelimited', false, words, (got) => decoded(rawQuery(got).split('%7C'))],
  ['query', 'pipeDelimited', false, plain, (got) => turns(rawQuery(got).split('%7C'))],
  ['query', 'deepObject', true, object, byQs()],
  ['query', 'deepObject', true, { R: { a: ['x', 'y'] }, G: 'z' }, byQs()],
  ['path', 'simple', false, text, (got) => decodeURIComponent(segment(got))],
  ['path', 'simple', false, list, (got) => decoded(segment(got).split(','))],
  ['path', 'simple', false, object, (got) => turns(segment(got).split(','))],
  ['path', 'simple', true, list, (got) => decoded(segment(got).split(','))],
  ['path', 'simple', true, object, (got) => pairs(segment(got).split(','))],
  ['path', 'label', false, text, (got) => decodeURIComponent(segment(got).slice(1))],
  ['path', 'label', false, list, (got) => decoded(segment(got).slice(1).split(','))],
  ['path', 'label', false, object, (got) => turns(segment(got).slice(1).split(','))],
  ['path', 'label', true, list, (got) => decoded(segment(got).slice(1).split('.'))],
  ['path', 'label', true, object, (got) => pairs(segment(got).slice(1).split('.'))],
  ['path', 'matrix', false, text, (got) => pairs([segment(got).slice(1)])],
  ['path', 'matrix', false, list, (got) => decoded(segment(got).replace(';color=', '').split(','))],
  ['path', 'matrix', false, object, (got) => turns(segment(got).replace(';color=', '').split(','))],
  [
    'path',
    'matrix',
    true,
    list,
    (got) =>
      decoded(
        segment(got)
          .slice(1)
          .split(';')
          .map((each) => each.replace('color=', '')),
      ),
  ],
  ['path', 'matrix', true, object, (got) => pairs(segment(got).slice(1).split(';'))],
  ['header', 'simple', false, 'a b; c="d"', header],
  ['header', 'simple', false, ['x', 'y z'], (got) => header(got).split(',')],
  ['header', 'simple', false, plain, (got) => turns(header(got).split(','))],
  ['header', 'simple', true, ['x', 'y z'], (got) => header(got).split(',')],
  ['header', 'simple', true, plain, (got) => pairs(header(got).split(','))],
  ['cookie', 'form', true, text, (got) => decodeURIComponent(cookie(got))],
  ['cookie', 'form', true, list, (got) => decoded(cookies(got).map((each) => each.replace('color=', '')))],
  ['cookie', 'form', true, object, (got) => pairs(cookies(got))],
  ['cookie', 'form', false, text, (got) => decodeURIComponent(cookie(got))],
  ['cookie', 'form', false, list, (got) => decoded(cookie(got).split(','))],
  ['cookie', 'form', false, object, (got) => turns(cookie(got).split(','))],
  ['form', 'form', true, list, fields],
  ['form', 'form', true, object, ({ body }) => qs.parse(body)],
  ['form', 'form', false, list, ({ body }) => qs.parse(body, { comma: true })['color']],
  ['form', 'pipeDelimited', false, words, ({ body }) => new URLSearchParams(body).get('color')?.split('|')],
  ['form', 'spaceDelimited', false, words, ({ body }) => new URLSearchParams(body).get('color')?.split(' ')],
  ['form', 'deepObject', true, object, ({ body }) => qs.parse(body)['color']],
  ['form', 'unsaid', true, text, (got) => fields(got)[0]],
  ['form', 'unsaid', true, list, fields],
  ['form', 'unsaid', true, object, (got) => JSON.parse(fields(got)[0] ?? '')],
  ['parts', 'form', true, list, (got) => parts(got).map(([, value]) => value)],
  ['parts', 'form', false, words, (got) => parts(got)[0]?.[1]?.split(',')],
  ['parts', 'pipeDelimited', false, words, (got) => parts(got)[0]?.[1]?.split('|')],
  ['parts', 'spaceDelimited', false, words, (got) => parts(got)[0]?.[1]?.split(' ')],
  [
    'parts',
    'deepObject',
    true,
    object,
    (got) =>
      qs.parse(
        parts(got)
          .map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`)
          .join('&'),
      )['color'],
  ],
  ['parts', 'unsaid', true, text, (got) => parts(got)[0]?.[1]],
  ['parts', 'unsaid', true, list, (got) => parts(got).map(([, value]) => value)],
  ['parts', 'unsaid', true, object, (got) => JSON.parse(parts(got)[0]?.[1] ?? '')],
];

const mediaTypes = { form: 'application/x-www-form-urlencoded', parts: 'multipart/form-data' };

function pathOf([where, style, explode, value]: Row, index: number): [string, JsonObject] {
  const schema = { type: Array.isArray(value) ? 'array' : typeof value };
  const responses = { 204: { description: '' } };
  const operationId = `send${index}`;
  if (where === 'form' || where === 'parts') {
    const encoding: JsonObject = style === 'unsaid' ? {} : { encoding: { color: { style, explode } } };
    const media: JsonObject = { schema: { type: 'object', properties: { color: schema } }, ...encoding };
    const requestBody = { required: true, content: { [mediaTypes[where]]: media } };
    return [`/${index}`, { post: { operationId, requestBody, responses } }];
  }
  const parameter = {
    name: 'color',
    in: where,
    style,
    explode,
    schema,
    ...(where === 'path' && { required: true }),
  };
  return [
    `/${index}${where === 'path' ? '/{color}' : ''}`,
    { get: { operationId, parameters: [parameter], responses } },
  ];
}

function titleOf([where, style, explode, value]: Row): string {
  return `${where} ${style}${explode ? ' exploded' : ''}: ${JSON.stringify(value)}`;
}

type Client = Readonly<Record<string, (init: object) => Promise<{ readonly status: number }>>>;

describe('what a client sends is read by a standard receiver', () => {
  let got: Got;
  let folder = '';
  let client: Client;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [whole = '', query = ''] = (request.url ?? '').split('?');
      got = { path: whole, query, headers: request.headers, body: Buffer.concat(chunks).toString('latin1') };
      response.writeHead(204).end();
    });
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    folder = await mkdtemp(path.join(await realpath(tmpdir()), 'receivers-'));
    await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction');
    const contract = contractOf({ paths: Object.fromEntries(rows.map(pathOf)) });
    await place(path.join(folder, 'client'), await generateFiles(contract));
    const { createClient } = await import(
      /* @vite-ignore */ pathToFileURL(path.join(folder, 'client/index.ts')).href
    );
    client = createClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  });

  test.each(rows.map((row, index): [string, Row, number] => [titleOf(row), row, index]))(
    '%s',
    async (_, [where, style, , value, receive], index) => {
      const color = { color: value };
      const init = where === 'form' || where === 'parts' ? { body: color } : { params: { [where]: color } };
      expect(await client[`send${index}`]?.(init)).toMatchObject({ status: 204 });
      expect(receive(got)).toEqual(style === 'matrix' && typeof value === 'string' ? color : value);
    },
  );

  test('in a form, everything is UTF-8', async () => {
    const index = rows.findIndex(
      ([where, style, , value]) => where === 'form' && style === 'unsaid' && value === text,
    );
    await client[`send${index}`]?.({ body: { color: 'ä€😀' } });
    expect(new URLSearchParams(got.body).get('color')).toBe('ä€😀');
  });
});

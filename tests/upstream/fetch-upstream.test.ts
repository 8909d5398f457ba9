import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Upstream, UpstreamAddress, UpstreamOptions } from '../../src/upstream/fetch-upstream.ts';
import { errorOf, fetchWhole, pets } from './fetching.ts';
import { publish, type Misbehaviour } from './server.ts';

describe('a description is fetched as it is', () => {
  test.each<[string, string | Uint8Array | Misbehaviour, Upstream]>([
    ['YAML', pets, { files: [{ path: 'openapi.yaml', text: pets }], page: false }],
    [
      'JSON',
      '{"openapi": "3.1.0"}',
      { files: [{ path: 'openapi.json', text: '{"openapi": "3.1.0"}' }], page: false },
    ],
    [
      'YAML that begins like JSON',
      '{openapi: 3.1.0}',
      { files: [{ path: 'openapi.yaml', text: '{openapi: 3.1.0}' }], page: false },
    ],
    [
      'carriage returns and all',
      'openapi: 3.1.0\r\ninfo: {}',
      { files: [{ path: 'openapi.yaml', text: 'openapi: 3.1.0\r\ninfo: {}' }], page: false },
    ],
    [
      'without its byte order mark',
      `\ufeff${pets}`,
      { files: [{ path: 'openapi.yaml', text: pets }], page: false },
    ],
    [
      'with what its version is called',
      (response) =>
        response.writeHead(200, { etag: '"1"', 'last-modified': 'Mon, 23 Nov 2026 00:00:00 GMT' }).end(pets),
      {
        files: [{ path: 'openapi.yaml', text: pets }],
        page: false,
        etag: '"1"',
        lastModified: 'Mon, 23 Nov 2026 00:00:00 GMT',
      },
    ],
    ...(
      [
        ['gzip', gzipSync],
        ['br', brotliCompressSync],
        ['zstd', zstdCompressSync],
      ] as const
    ).map(([coding, compress]): [string, Misbehaviour, Upstream] => [
      coding,
      (response) => response.writeHead(200, { 'content-encoding': coding }).end(compress(pets)),
      { files: [{ path: 'openapi.yaml', text: pets }], page: false },
    ]),
    [
      'from where a redirect on the same host leads',
      (response) => response.writeHead(302, { location: '/new.yaml' }).end(),
      { files: [{ path: 'openapi.yaml', text: 'openapi: 3.1.0' }], page: false },
    ],
    [
      'Swagger, which loading refuses',
      'swagger: "2.0"',
      { files: [{ path: 'openapi.yaml', text: 'swagger: "2.0"' }], page: false },
    ],
  ])('%s', async (_, answer, expected) => {
    const { url } = await publish({ '/api.yaml': answer, '/new.yaml': 'openapi: 3.1.0' });
    expect(await fetchWhole({ url: `${url}/api.yaml` })).toEqual(expected);
  });
});

describe('what a server does wrong is said', () => {
  test.each<[string, string | Uint8Array | Misbehaviour, string, Partial<UpstreamOptions>?]>([
    ['nothing before the headers', () => undefined, 'not answered in full within 0.3 s', { deadline: 300 }],
    [
      'nothing after half of the body',
      (response) => void response.writeHead(200).write('openapi:'),
      'not answered in full within 0.3 s',
      { deadline: 300 },
    ],
    ['a body without end', endless, 'is larger than is read: 100000 bytes', { maximumBytes: 100_000 }],
    [
      'a compressed body that grows',
      (response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('a'.repeat(2_000_000))),
      'is larger than is read: 100000 bytes',
      { maximumBytes: 100_000 },
    ],
    [
      'a compressed body that never gives anything',
      (response) => emptyMembers(response.writeHead(200, { 'content-encoding': 'gzip' })),
      'is larger than is read: 100000 bytes',
      { maximumBytes: 100_000 },
    ],
    [
      'a compressed body that ends early',
      (response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(pets).subarray(0, 30)),
      'compressed and ends too early',
    ],
    [
      'a body that is not compressed as it says',
      (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(pets),
      'not compressed as it says',
    ],
    [
      'a coding that nobody asked for',
      (response) => response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(pets),
      'compressed in a way that was not asked for',
    ],
    [
      'a connection that closes before the end',
      (response) => {
        response.writeHead(200, { 'content-length': '1000' }).write(pets);
        setTimeout(() => response.destroy(), 50);
      },
      'closed before the answer was whole',
    ],
    [
      'a chunk that is missing',
      (response) => {
        response.writeHead(200, { 'transfer-encoding': 'chunked' }).write(pets);
        setTimeout(() => response.destroy(), 50);
      },
      'closed before the answer was whole',
    ],
    [
      'a redirect in a circle',
      (response) => response.writeHead(302, { location: '/api.yaml' }).end(),
      'redirects more than 5 times',
    ],
    ['a redirect to nowhere', (response) => response.writeHead(302).end(), 'does not say where to'],
    [
      'a redirect elsewhere',
      (response) => response.writeHead(301, { location: "https://example.com/o'p.yaml?a=$(id)" }).end(),
      "--from 'https://example.com/o%27p.yaml?a=$(id)'",
    ],
    [
      'a redirect to another port',
      (response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
      'which is not the recorded host',
    ],
    [
      'a redirect to a file',
      (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      'no address of a web server',
    ],
    [
      'a redirect with credentials',
      (response, { headers }) =>
        response.writeHead(302, { location: `http://a:b@${headers.host}/new.yaml` }).end(),
      'which holds credentials',
    ],
    ['401', (response) => response.writeHead(401).end(), 'a header from the environment'],
    ['404', (response) => response.writeHead(404).end(), 'answered with 404: nothing is there'],
    ['500', (response) => response.writeHead(500).end(), 'answered with 500: the server cannot answer now'],
    ['204', (response) => response.writeHead(204).end(), 'answered with 204: no description'],
    ['304 without a condition', (response) => response.writeHead(304).end(), 'answered with 304'],
    ['a web page', '<!DOCTYPE html><html></html>', 'is a web page, where a description was expected'],
    ['a web page without a type', '\n<div>Loading</div>', 'is a web page'],
    ['UTF-16', Buffer.from(`\ufeff${pets}`, 'utf16le'), 'not text in UTF-8: it is in UTF-16'],
    ['UTF-16 without a mark', Buffer.from(pets, 'utf16le'), 'not text in UTF-8: it is in UTF-16'],
    ['Latin-1', Buffer.from('openapi: "é"', 'latin1'), 'not text in UTF-8: its bytes'],
    ['broken YAML', 'openapi: 3.1.0\ninfo: {', '/api.yaml:2:8: not valid YAML'],
    ['YAML that is no description', 'a: 1', '/api.yaml:1:1: not an OpenAPI description'],
    ['nothing', '', 'not an OpenAPI description'],
    ['too deep', `openapi: ${'['.repeat(500)}${']'.repeat(500)}`, 'nested deeper than 400 levels'],
    ['a page without a description', '# API\n\n```js\nf()\n```\n', '(js) none begins with `openapi:`'],
    ['a page that ends early', '# API\n\n```yaml\nopenapi: 3.1.0\n', 'api.yaml:3:1: '],
  ])('%s', async (_, answer, message, options) => {
    const { url } = await publish({ '/api.yaml': answer });
    const error = await errorOf({ url: `${url}/api.yaml` }, options);
    expect(error).toContain(message);
    expect(error).toContain(`${url}/api.yaml`);
  });

  test('broken JSON is called so where the address says that it is JSON', async () => {
    const { url } = await publish({ '/api.json': '{"openapi": ' });
    expect(await errorOf({ url: `${url}/api.json` })).toContain('/api.json:1:12: not valid JSON');
  });

  test('a connection that is refused', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    expect(await errorOf({ url: `http://127.0.0.1:${port}/` })).toContain('the connection was refused');
  });

  test('no HTTP at all', async () => {
    const server = createServer((socket) => socket.end('220 ready\r\n')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await errorOf({ url: `http://127.0.0.1:${port}/` })).toContain('cannot be fetched');
    server.close();
  });
});

describe('addresses that are no addresses', () => {
  test.each<[UpstreamAddress, string]>([
    [{}, 'Either a URL or a file must be given'],
    [{ url: 'https://example.com/', file: 'a' }, 'Either a URL or a file must be given'],
    [{ url: 'ftp://example.com/' }, 'starts with http:// or https://'],
    [{ url: 'example.com' }, 'starts with http:// or https://'],
    [{ url: 'https://me:secret@example.com/' }, 'must not hold credentials'],
    [{ url: 'https://example.com/', operation: 'fetch /' }, 'There is no operation "fetch /"'],
  ])('%j', async (address, message) => {
    const error = await errorOf(address);
    expect(error).toContain(message);
    expect(error).not.toContain('secret');
  });
});

function endless(response: Parameters<Misbehaviour>[0]): void {
  const write = (): void => {
    while (response.write('a'.repeat(10_000)));
  };
  response.on('drain', write).writeHead(200);
  write();
}

/** An empty member of a gzip stream (RFC 1952, section 2.2), again and again. */
function emptyMembers(response: Parameters<Misbehaviour>[0]): void {
  const members = Buffer.concat(Array.from({ length: 1000 }, () => gzipSync('')));
  const write = (): void => {
    while (response.write(members));
  };
  response.on('drain', write);
  write();
}

import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Credential } from '../../../src/wire/credentials.ts';
import type { WireRequest } from '../../../src/wire/wire-request.ts';
import { escapeControls } from '../../../src/report/control-characters.ts';
import { curlLine } from '../../../src/verify/evidence/curl.ts';
import { shellWord } from '../../../src/verify/evidence/shell.ts';

const request: WireRequest = {
  method: 'POST',
  path: '/things/1',
  query: ['a=1', 'b=%20'],
  headers: [['content-type', 'application/json']],
  cookies: ['sid=1'],
  body: { in: 'body', contentType: 'application/json', bytes: `{"it's":"$HOME \`id\`"}` },
};
const base = 'https://staging.example/v2/';
const target = { url: base };

const bearer: Credential = {
  scheme: 'bearerAuth',
  in: 'header',
  name: 'authorization',
  prefix: 'Bearer ',
  secret: 's3cret',
};
const basic: Credential = {
  scheme: 'basic',
  in: 'header',
  name: 'authorization',
  prefix: 'Basic ',
  secret: 's3cret',
};
const key: Credential = { scheme: 'api-key', in: 'query', name: 'api key', prefix: '', secret: 's3cret' };
const cookie: Credential = { scheme: '2fa', in: 'cookie', name: 'token', prefix: '', secret: 's3cret' };

const hasCurl = spawnSync('curl', ['--version']).status === 0;

/** The words that a POSIX shell makes of a line, its variables set to their own names in angles. */
function words(line: string): string[] {
  const names = ['AUTH_BEARERAUTH', 'AUTH_BASIC', 'AUTH_API_KEY', 'AUTH_2FA', 'AUTH_GITHUB_TOKEN'];
  const own = names.map((name): [string, string] => [`OPENAPI_CONTRACT_${name}`, `<${name}>`]);
  const environment = { PATH: process.env['PATH'], ...Object.fromEntries(own), TOKEN: '<TOKEN>' };
  const script = `set -- ${line}\nprintf '%s\\0' "$@"`;
  return execFileSync('/bin/sh', ['-c', script], { env: environment, encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}

test('the shell reads the request as it was sent', () => {
  expect(words(curlLine(target, request, [bearer, key, cookie]) ?? '')).toEqual([
    'curl',
    '-sS',
    '-i',
    '-g',
    '-X',
    'POST',
    'https://staging.example/v2/things/1?a=1&b=%20&api%20key=<AUTH_API_KEY>',
    '-H',
    'content-type: application/json',
    '-H',
    'authorization: Bearer <AUTH_BEARERAUTH>',
    '-b',
    'sid=1; token=<AUTH_2FA>',
    '--data-raw',
    `{"it's":"$HOME \`id\`"}`,
  ]);
});

test('secrets are in no line', () => {
  expect(curlLine(target, request, [bearer, basic, key, cookie])).not.toContain('s3cret');
});

describe('a variable', () => {
  const other: Credential = { ...bearer, scheme: 'GITHUB_TOKEN' };

  test('is never one that the description has named', () => {
    const line = curlLine(target, request, [other, { ...bearer, scheme: 'PATH' }]) ?? '';
    expect(line).not.toMatch(/\$\{?(GITHUB_TOKEN|PATH)/);
    expect(words(line)).toContain('authorization: Bearer <AUTH_GITHUB_TOKEN>');
  });

  test('is the one that the user has named', () => {
    const variables = { credentials: { bearerAuth: 'TOKEN' } };
    expect(words(curlLine({ ...target, variables }, request, [bearer]) ?? '')).toContain(
      'authorization: Bearer <TOKEN>',
    );
  });

  test('is of the toolkit’s own where no shell knows the one that the user has named', () => {
    const variables = { credentials: { bearerAuth: 'a-b' } };
    expect(curlLine({ ...target, variables }, request, [bearer])).toContain(
      '"$OPENAPI_CONTRACT_AUTH_BEARERAUTH"',
    );
  });

  test('of a fixed header is told from that of a scheme with the same name', () => {
    const headers = { bearerAuth: 'a fixed value' };
    const fixed: Credential = { ...bearer, name: 'bearerauth', prefix: '', secret: 'a fixed value' };
    const line = curlLine({ ...target, headers }, request, [fixed, bearer]);
    expect(line).toContain(`'bearerauth: '"$OPENAPI_CONTRACT_HEADER_BEARERAUTH"`);
    expect(line).toContain('"$OPENAPI_CONTRACT_AUTH_BEARERAUTH"');
  });
});

test.each<[string, Credential, string]>([
  ['bearer', { ...bearer, secret: 'invalid', isMadeUp: true }, 'authorization: Bearer invalid'],
  [
    'basic',
    { ...basic, secret: 'aW52OmludmFsaWQ=', isMadeUp: true },
    'authorization: Basic aW52OmludmFsaWQ=',
  ],
  ['a key', { ...key, secret: 'in valid', isMadeUp: true }, `${base}things/1?a=1&b=%20&api%20key=in%20valid`],
  ['a cookie', { ...cookie, secret: 'invalid', isMadeUp: true }, 'sid=1; token=invalid'],
])('what was made up is sent as it was, not what the reader has: %s', (_, credential, word) => {
  expect(words(curlLine(target, request, [credential]) ?? '')).toContain(word);
});

test('what was made up is quoted as one with what stands before it', () => {
  const credential = { ...bearer, secret: 'invalid', isMadeUp: true };
  expect(curlLine(target, request, [credential])).toContain(` -H 'authorization: Bearer invalid' `);
});

test('basic authentication is left to curl', () => {
  expect(words(curlLine(target, { ...request, body: undefined }, [basic]) ?? '')).toContain('<AUTH_BASIC>');
});

test.each([
  ['GET', undefined, []],
  ['HEAD', undefined, ['-I']],
  ['DELETE', undefined, ['-X', 'DELETE']],
  ['GET', request.body, ['-X', 'GET']],
] as const)('%s', (method, body, expected) => {
  const line = words(curlLine(target, { ...request, method, body }, []) ?? '');
  expect(line.slice(4, 4 + expected.length)).toEqual(expected);
  expect(line[4 + expected.length]).toMatch(/^https:/);
});

test('a body that is too long for a line makes none', () => {
  const body = { in: 'body', contentType: 'text/plain', bytes: 'x'.repeat(5000) } as const;
  expect(curlLine(target, { ...request, body }, [])).toBeUndefined();
});

// No shell takes NUL in a word, and what is not well-formed has no bytes.
const text = fc.string({ unit: 'grapheme' }).filter((word) => !word.includes('\0'));

property.prop([fc.array(text, { minLength: 1, maxLength: 50 })], { numRuns: 20 })(
  'any text is one word',
  (texts) => {
    expect(words(texts.map((word) => shellWord(word)).join(' '))).toEqual(texts);
  },
);

describe('what is hidden or obeyed in a report survives it, and means the same', () => {
  const awkward = "a\u2028b\u001b[31m\u202ec\r\n::error::x\n ##[group]'\u200b\uFEFF";

  test('in any word', () => {
    const word = shellWord(awkward, { variable: 'TOKEN' }, awkward);
    expect(escapeControls(word)).toBe(word);
    expect(words(word)).toEqual([`${awkward}<TOKEN>${awkward}`]);
  });

  test('in JSON, by JSON’s own escapes', () => {
    const body = { in: 'body', contentType: 'application/json', bytes: JSON.stringify([awkward]) } as const;
    const line = curlLine(target, { ...request, body }, []) ?? '';
    expect(escapeControls(line)).toBe(line);
    expect(JSON.parse(words(line).at(-1) ?? '')).toEqual([awkward]);
    expect(line).toContain(String.raw`\u2028`);
  });
});

describe.runIf(hasCurl)('curl itself sends', () => {
  interface Got {
    readonly url: string | undefined;
    readonly headers: Readonly<Record<string, unknown>>;
    readonly body: Buffer;
  }

  /** What a server gets from the line, with the shell and curl in between. */
  async function sent(changes: Partial<WireRequest>): Promise<Got> {
    const got = Promise.withResolvers<Got>();
    const server = createServer((incoming, outgoing) => {
      got.resolve(buffer(incoming).then((body) => ({ url: incoming.url, headers: incoming.headers, body })));
      void got.promise.finally(() => outgoing.end());
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const line = escapeControls(curlLine({ url }, { ...request, ...changes }, []) ?? '');
    execFile('/bin/sh', ['-c', line], () => {});
    return got.promise.finally(() => server.close());
  }

  test.each<[string, string | Uint8Array]>([
    ['text', 'a\u2028b\u001bc\n\n::x'],
    ['a file name to curl', '@/etc/passwd'],
    ['a NUL', 'a\0b%s\\n\n'],
    ['what is no text', Uint8Array.from({ length: 256 }, (_, byte) => byte)],
    ['nothing', ''],
  ])('%s as it is', async (_, bytes) => {
    const { body } = await sent({ body: { in: 'body', contentType: 'text/plain', bytes } });
    expect(body).toEqual(Buffer.from(bytes));
  });

  test('dots in a path', async () => {
    expect(await sent({ path: '/a/../b/./c' })).toMatchObject({ url: '/a/../b/./c?a=1&b=%20' });
  });

  test('an empty header, and no type that nobody gave', async () => {
    const { headers } = await sent({
      headers: [['x-empty', '']],
      body: { in: 'body', contentType: 'text/plain', bytes: 'a' },
    });
    expect(headers['x-empty']).toBe('');
    expect(headers['content-type']).toBeUndefined();
  });
});

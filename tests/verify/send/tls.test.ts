import { once } from 'node:events';
import { createServer as createPlain } from 'node:http';
import { createServer as createHttp2 } from 'node:http2';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { ExpectedError } from '../../../src/expected-error.ts';
import type { TlsSettings } from '../../../src/verify/tls.ts';
import { verifyContract } from '../../../src/verify/verify.ts';
import { makeCertificate } from '../../provider/certificate.ts';
import { contractOf } from '../contract-of.ts';

const contract = contractOf({ paths: { '/a': { get: { responses: { 200: { description: 'Fine' } } } } } });
const authority = makeCertificate({ name: 'An authority' });
const stranger = makeCertificate({ name: 'Another authority' });
const issued = (hosts: readonly string[], until?: Date) =>
  makeCertificate({ name: 'server', issuer: authority, hosts, ...(until && { until }) });
const own = issued(['127.0.0.1']);
const client = makeCertificate({ name: 'client', issuer: authority });
const asking = { ca: authority.cert, requestCert: true, rejectUnauthorized: true };

let server: Server;
afterEach(() => void server.close());

async function serve(made: Server): Promise<number> {
  server = made.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function tlsServer(options: ServerOptions): Promise<number> {
  return serve(
    createServer(options, (request, response) => {
      response.writeHead(request.method === 'GET' ? 200 : 405, { allow: 'GET' }).end();
    }),
  );
}

async function verify(url: string, tls?: TlsSettings) {
  const target = { url, kind: 'server', credentials: {}, ...(tls && { tls }) } as const;
  const report = await verifyContract(contract, { target, seed: 1, runs: 5, deadline: 5000 });
  return report.findings;
}

/** What a run ends with that cannot begin. */
async function failure(url: string, tls?: TlsSettings): Promise<string> {
  const error: unknown = await verify(url, tls).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ExpectedError);
  const { message, help } = error as ExpectedError;
  return `${message} ${help}`;
}

describe('a server is talked to', () => {
  test.each<[string, ServerOptions, TlsSettings]>([
    ['whose authority is trusted', own, { ca: authority.cert }],
    ['whose authority is one of several', own, { ca: stranger.cert + authority.cert }],
    ['that nobody vouches for, when any is taken', makeCertificate({ name: 'me' }), { insecure: true }],
    ['of another name, when any is taken', issued(['elsewhere.example']), { insecure: true }],
    ['that asks for a certificate, with one', { ...own, ...asking }, { ca: authority.cert, ...client }],
    ['of TLS 1.2', { ...own, maxVersion: 'TLSv1.2' }, { ca: authority.cert }],
  ])('%s', async (_, options, tls) => {
    const port = await tlsServer(options);
    expect(await verify(`https://127.0.0.1:${port}`, tls)).toEqual([]);
  });
});

describe('a handshake that fails says why, and which option helps', () => {
  const past = new Date(Date.now() - 1000);
  const trusting = { ca: authority.cert };
  test.each<[string, ServerOptions, TlsSettings | undefined, RegExp]>([
    [
      'an unknown authority',
      own,
      undefined,
      /nobody vouches for who is trusted here \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\)\. .*--ca FILE.*--insecure/,
    ],
    ['another authority', own, { ca: stranger.cert }, /nobody vouches for .*--ca FILE/],
    [
      'itself',
      makeCertificate({ name: 'me', hosts: ['127.0.0.1'] }),
      undefined,
      /\(DEPTH_ZERO_SELF_SIGNED_CERT\)\. .*--ca FILE.*--insecure/,
    ],
    ['another name', issued(['elsewhere.example']), trusting, /for another name .*--insecure/],
    [
      'the past',
      issued(['127.0.0.1'], past),
      trusting,
      /not valid, or not now \(CERT_HAS_EXPIRED\).*Renew.*--insecure/,
    ],
    [
      'no client certificate',
      { ...own, ...asking },
      trusting,
      /closes every connection without an answer\. .*--cert FILE --key FILE/,
    ],
    [
      'none in TLS 1.2',
      { ...own, ...asking, maxVersion: 'TLSv1.2' },
      trusting,
      /refused the handshake .*--cert FILE --key FILE/,
    ],
    [
      'an old version',
      { ...own, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
      trusting,
      /could not be talked to by TLS \(ERR_SSL_/,
    ],
  ])('%s', async (_, options, tls, message) => {
    const port = await tlsServer(options);
    expect(await failure(`https://127.0.0.1:${port}`, tls)).toMatch(message);
  });

  test('no TLS at all', async () => {
    const port = await serve(createPlain((_, response) => response.end()));
    expect(await failure(`https://127.0.0.1:${port}`)).toMatch(/does not speak TLS .*Write http:\/\//);
  });
});

test('a server that speaks HTTP/2 alone without TLS is told apart from a broken one', async () => {
  const port = await serve(createHttp2((_, response) => response.end()));
  expect(await failure(`http://127.0.0.1:${port}`)).toMatch(
    /speaks HTTP\/2 alone, without TLS \(h2c\).*HTTP\/1\.1/,
  );
});

test.each<[string, TlsSettings, RegExp]>([
  ['an authority that is none', { ca: 'nothing', files: { ca: 'ca.pem' } }, /^ca\.pem holds no certificate/],
  ['a broken one', { ca: authority.cert.replace('MI', 'XX') }, /^ca holds no certificate/],
  [
    'a key for another certificate',
    { cert: client.cert, key: own.key, files: { cert: 'c.pem', key: 'k.pem' } },
    /^c\.pem and k\.pem cannot be used .*mismatch/,
  ],
  ['a key alone', { key: client.key }, /^A key was given without its certificate/],
])('%s is said before anything is sent', async (_, tls, message) => {
  expect(await failure('https://127.0.0.1:1', tls)).toMatch(message);
});

test('what is to be run again names the files', async () => {
  const port = await serve(createServer(own, (_, response) => response.writeHead(500).end()));
  const tls = {
    ca: authority.cert,
    insecure: true,
    ...client,
    files: { ca: 'my ca.pem', cert: 'c.pem', key: 'k.pem' },
  };
  const evidence = (await verify(`https://127.0.0.1:${port}`, tls))[0]?.evidence ?? [];
  const lineOf = (label: string) => evidence.find((each) => each.label === label)?.value;
  expect(lineOf('curl')).toContain("curl -sS -i -g -k --cacert 'my ca.pem' --cert c.pem --key k.pem ");
  expect(lineOf('replay')).toContain(" --insecure --ca 'my ca.pem' --cert c.pem --key k.pem");
});

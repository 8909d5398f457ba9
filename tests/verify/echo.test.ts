import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fc, test as property } from '@fast-check/vitest';
import { afterAll, beforeAll, expect } from 'vitest';
import { reportFormats } from '../../src/report/formats.ts';
import type { Target } from '../../src/verify/options.ts';
import { verifyContract } from '../../src/verify/verify.ts';
import { contractOf } from './contract-of.ts';
import { leakedPart, spelling, token } from './evidence/spellings.ts';

const answer = {
  200: { description: 'Fine', content: { 'application/json': { schema: { type: 'object' } } } },
};
const contract = contractOf({
  components: {
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer' },
      basic: { type: 'http', scheme: 'basic' },
      key: { type: 'apiKey', in: 'query', name: 'key' },
      cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
    },
  },
  paths: {
    '/bearer': { get: { security: [{ bearer: [] }], responses: answer } },
    '/basic': { get: { security: [{ basic: [] }], responses: answer } },
    '/key': { get: { security: [{ key: [] }], responses: answer } },
    '/cookie': { get: { security: [{ cookie: [] }], responses: answer } },
    '/header/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 3 } }],
        responses: answer,
      },
    },
  },
});

type Echo = (incoming: IncomingMessage, outgoing: ServerResponse) => void;
let echo: Echo = () => {};
let url = '';
const server = createServer((incoming, outgoing) => {
  incoming.resume().once('end', () => echo(incoming, outgoing));
});
beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** All of a header's characters; Node refuses others. */
const asHeader = (text: string): string => text.replaceAll(/[^\t\x20-\x7e]/g, '?');

/** Where an answer holds what it repeats. */
const places: Readonly<Record<string, (outgoing: ServerResponse, said: string, pad: number) => void>> = {
  'the status line': (outgoing, said) => outgoing.writeHead(500, asHeader(said)).end(),
  'a redirect': (outgoing, said) => outgoing.writeHead(302, { location: `/?${asHeader(said)}` }).end(),
  'a header': (outgoing, said) => outgoing.writeHead(401, { 'www-authenticate': asHeader(said) }).end(),
  'a type': (outgoing, said) =>
    outgoing.writeHead(200, { 'content-type': `text/${asHeader(said)}` }).end('a'),
  JSON: (outgoing, said) =>
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify([said])),
  'malformed JSON': (outgoing, said) =>
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end(`{"error":"${said}`),
  'a page': (outgoing, said) =>
    outgoing.writeHead(500, { 'content-type': 'text/html' }).end(`<p>${said}</p>`),
  'a body that is cut': (outgoing, said, pad) =>
    outgoing
      .writeHead(500, { 'content-type': 'text/plain' })
      .end(`${'y'.repeat(1000 - pad)}${said}${'z'.repeat(50)}`),
  'what is no text': (outgoing, said) =>
    outgoing
      .writeHead(500, { 'content-type': 'application/octet-stream' })
      .end(Buffer.from(`\0\xff${said}\xfe`, 'latin1')),
  'no answer at all': (outgoing) => outgoing.destroy(),
};

const secrets = fc.record({
  bearer: token,
  basic: token.map((text) => `user:${text}`),
  key: token,
  cookie: token,
});

property.prop([secrets, token, spelling, fc.constantFrom(...Object.keys(places)), fc.nat(200)], {
  numRuns: 40,
})(
  'no report holds six characters of a credential that a server repeats, wherever and however it does',
  async (credentials, fixed, { encode }, place, pad) => {
    const all = [...Object.values(credentials), fixed];
    // What it got, and where it was told to, also what it remembers of others.
    echo = (incoming, outgoing) => {
      const got = [incoming.headers.authorization, incoming.headers.cookie, incoming.headers['x-fixed']];
      const given = [...got.flatMap((value) => value ?? []), ...all].map(encode).join(' ');
      places[place]?.(outgoing, given, pad);
    };
    const target: Target = { url, kind: 'server', credentials, headers: { 'X-Fixed': `Token ${fixed}` } };
    const { findings } = await verifyContract(contract, { target, seed: 1, runs: 2 });
    expect(findings.length).toBeGreaterThan(0);
    const texts = Object.values(reportFormats).map((format) => format.write({ findings }, { color: false }));
    for (const secret of all) {
      for (const text of texts) expect(leakedPart(text, secret.replace(/^user:/, ''))).toBeUndefined();
    }
  },
);

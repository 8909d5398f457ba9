import { afterEach, describe, expect, test, vi } from 'vitest';
import { fetchUpstream } from '../../src/upstream/fetch-upstream.ts';
import { errorOf, fetchWhole, pets, quick } from './fetching.ts';
import { publish } from './server.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('requests', () => {
  test('carry the given headers, and say what they can read', async () => {
    const { url, requests } = await publish({ '/api.yaml?v=1': pets });
    await fetchWhole({ url: `${url}/api.yaml?v=1#x` }, { headers: { Authorization: 'Bearer a' } });
    expect(requests[0]?.url).toBe('/api.yaml?v=1');
    expect(requests[0]?.headers).toMatchObject({
      authorization: 'Bearer a',
      'user-agent': 'openapi-contract',
      'accept-encoding': 'gzip, br, zstd',
    });
  });

  test('headers do not go to where a redirect leads off', async () => {
    const other = await publish({ '/api.yaml': pets });
    const { url } = await publish({
      '/api.yaml': (response) => response.writeHead(302, { location: `${other.url}/api.yaml` }).end(),
    });
    expect(await errorOf({ url: `${url}/api.yaml` }, { headers: { 'x-key': 'a' } })).toContain(other.url);
    expect(other.requests).toEqual([]);
  });

  test.each([
    [{ etag: '"1"' }, 'unchanged'],
    [{ lastModified: 'Mon, 23 Nov 2026 00:00:00 GMT' }, 'unchanged'],
    [{ etag: '"0"' }, 'fetched'],
    [{}, 'fetched'],
    // The server speaks of one file alone.
    [{ etag: '"1"', neighbours: { 'pet.yaml': '' } }, 'fetched'],
  ])('with %j gives %s', async (previous, expected) => {
    const { url } = await publish({
      '/api.yaml': (response, { headers }) => {
        const known = headers['if-none-match'] === '"1"' || headers['if-modified-since'] !== undefined;
        response.writeHead(known ? 304 : 200).end(known ? undefined : pets);
      },
    });
    const upstream = await fetchUpstream({ url: `${url}/api.yaml` }, { ...quick, previous });
    expect(upstream === 'unchanged' ? upstream : 'fetched').toBe(expected);
  });

  test('stop when they are told to, with the reason that they are told', async () => {
    const { url } = await publish({ '/api.yaml': () => undefined });
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('interrupted')), 50);
    await expect(
      fetchUpstream({ url: `${url}/api.yaml` }, { ...quick, stop: controller.signal }),
    ).rejects.toThrow('interrupted');
  });

  test('go through the proxy that the environment names', async () => {
    const proxy = await publish({ 'http://api.example/openapi.yaml': pets });
    vi.stubEnv('http_proxy', proxy.url);
    vi.stubEnv('no_proxy', '');
    const upstream = await fetchWhole({ url: 'http://api.example/openapi.yaml' });
    expect(upstream.files[0]?.text).toBe(pets);
  });

  test('a proxy that is none is said', async () => {
    vi.stubEnv('http_proxy', 'no proxy');
    expect(await errorOf({ url: 'http://api.example/' })).toContain('The proxy');
  });

  test('through a proxy, a public host cannot lead into the network of whoever asks', async () => {
    const proxy = await publish({
      'http://api.example/openapi.yaml': (response) =>
        response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
    });
    vi.stubEnv('http_proxy', proxy.url);
    vi.stubEnv('no_proxy', '');
    const error = await errorOf({ url: 'http://api.example/openapi.yaml' });
    expect(error).toContain('an address in your own network');
    expect(error).not.toContain('--from');
    expect(proxy.requests).toHaveLength(1);
  });
});

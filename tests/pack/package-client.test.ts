import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { packContract } from '../../src/pack/pack.ts';
import { place, scratchProject } from '../generate/scratch.ts';
import { shop } from './shop.ts';

type Fetch = (request: Request, extension?: object) => Promise<Response>;
interface Options {
  readonly fetch: Fetch;
  readonly [option: string]: unknown;
}
interface Package {
  createClient(options: Options): { getPet(init: object): Promise<{ status: number; data: unknown }> };
  serverUrl(url: string, values?: object): string;
}

async function packed(): Promise<{ shopPackage: Package; validation: unknown }> {
  const { files } = await packContract(shop);
  const folder = join(await place(join(await scratchProject(), 'package'), files), 'dist');
  const load = (file: string) => import(/* @vite-ignore */ pathToFileURL(join(folder, file)).href);
  const { validation } = await load('validators.js');
  return { shopPackage: await load('index.js'), validation };
}

describe('the client of a package', () => {
  const pet = { id: 7, name: 'Tom', kind: 'cat' };
  const call = { params: { path: { id: 7 }, query: { fields: ['name'] } } };

  test('sends requests as the contract and its options say, again when it is worth it', async () => {
    const { shopPackage, validation } = await packed();
    const seen: string[] = [];
    const client = shopPackage.createClient({
      baseUrl: shopPackage.serverUrl('https://{region}.shop.example/{base}', { region: 'us' }),
      auth: { token: () => 'secret' },
      headers: { 'X-Team': 'a' },
      requestInitExt: { dispatcher: 'mine' },
      timeout: 5000,
      retry: { delay: () => 0 },
      validation,
      middleware: ['1', '2'].map((name) => ({
        onRequest: ({ request }: { request: Request }) => request.headers.append('X-Seen', name),
      })),
      fetch: async ({ method, url, headers }, extension) => {
        const named = ['Authorization', 'X-Team', 'X-Seen'].map((name) => headers.get(name));
        seen.push([method, url, ...named, JSON.stringify(extension)].join(' '));
        return seen.length === 1 ? new Response(null, { status: 503 }) : Response.json(pet);
      },
    });
    expect(await client.getPet(call)).toMatchObject({ status: 200, data: pet });
    const request =
      'GET https://us.shop.example/v3/pets/7?fields=name Bearer secret a 1, 2 {"dispatcher":"mine"}';
    expect(seen).toEqual([request, request]);
  });

  test.each([
    ['parameters', { params: { path: { id: 0 } } }, pet, 'what getPet takes as params'],
    ['an answer', call, { ...pet, kind: 'fish' }, 'the answer 200 of getPet'],
  ])('judges %s', async (_, init, answer, complaint) => {
    const { shopPackage, validation } = await packed();
    const client = shopPackage.createClient({ fetch: async () => Response.json(answer), validation });
    await expect(client.getPet(init)).rejects.toThrow(complaint);
  });
});

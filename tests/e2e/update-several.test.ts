import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test, vi } from 'vitest';
import { pets } from './pets.ts';
import { makeProject, spawnCommand } from './project.ts';

const neverFetched = { sha256: '0'.repeat(64), retrieved: '2026-01-31' };

test('an interruption says which contracts were written before', async () => {
  const hanging = createServer(() => {});
  await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
  const { port } = hanging.address() as AddressInfo;
  const released = pets.replace('Adds one pet.', 'Adds a pet.');
  const project = await makeProject({
    'upstream/pets.yaml': released,
    'spec/pets/openapi.yaml': pets,
    'spec/pets/source.json': JSON.stringify({ file: 'upstream/pets.yaml', ...neverFetched }),
    'spec/zoo/openapi.yaml': pets,
    'spec/zoo/source.json': JSON.stringify({ url: `http://127.0.0.1:${port}/`, ...neverFetched }),
  });
  const child = spawnCommand(project.root, 'update', []);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (words: string) => {
    said += words;
  });
  // The other one is waited for meanwhile.
  await vi.waitUntil(async () => (await project.read('spec/pets/openapi.yaml')) === released, {
    timeout: 25_000,
    interval: 50,
  });
  child.kill('SIGINT');
  await text(child.stdout);
  expect(await ended).toBe(130);
  expect(said).toMatch(/pets: \d+ files written/);
  expect(await project.read('spec/pets/openapi.yaml')).toBe(released);
  hanging.close();
  await project.remove();
});

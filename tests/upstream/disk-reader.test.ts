import { truncateSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { project } from '../contract/project.ts';
import { errorOf, fetchWhole, pets } from './fetching.ts';

describe('from disk', () => {
  test('a file is read as one that is fetched', async () => {
    const root = project({ 'project/a': '', 'api/pets.yml': pets });
    const upstream = await fetchWhole({ file: '../api/pets.yml' }, { root: `${root}/project` });
    expect(upstream).toEqual({ files: [{ path: 'openapi.yaml', text: pets }], page: false });
  });

  test.each<[string, string, string]>([
    ['no file', 'none.yaml', 'none.yaml cannot be read: there is no such file'],
    ['a folder', 'folder', 'folder cannot be read: it is no file'],
    ['a device without end', '/dev/zero', 'it is no file'],
    ['too large a file', 'large.yaml', 'is larger than is read: 1000 bytes'],
    ['a broken file', 'broken.yaml', 'broken.yaml:1:11: not valid YAML'],
  ])('%s is said', async (_, file, message) => {
    const root = project({ 'folder/a': '', 'large.yaml': 'a'.repeat(1001), 'broken.yaml': 'openapi: [' });
    expect(await errorOf({ file }, { root, maximumBytes: 1000 })).toContain(message);
  });
});

test.each([
  [2 ** 26, 'not text in UTF-8'],
  [2 ** 26 + 1, 'is larger than is read: 64 MiB in all'],
])('%i bytes, where nobody says how many may come: %s', async (size, message) => {
  const root = project({ 'openapi.yaml': '' });
  truncateSync(`${root}/openapi.yaml`, size);
  expect(await errorOf({ file: 'openapi.yaml' }, { root })).toContain(message);
});

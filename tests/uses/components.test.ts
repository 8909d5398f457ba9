import { mkdtempSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readComponents } from '../../src/uses/components.ts';
import { readUses } from '../../src/uses/read-uses.ts';
import { bookings } from './bookings.ts';
import { makeConsumer } from './consumer.ts';

/** A compiler as Vue's is: by its words, without its work. */
const compiler = `exports.parse = (source) => ({
  errors: source.includes('BROKEN') ? [new Error('this is broken')] : [],
  descriptor: {
    template: source.includes('<template>') ? {} : null,
    script: source.includes('<script>') ? { content: '\\nexport default 1;\\n' } : null,
    scriptSetup: source.includes('<script setup>') ? { content: 'setup' } : null,
  },
});
exports.compileScript = () => ({ content: 'export default 2;' });
`;

let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'components-'));
  const place = path.join(folder, 'node_modules/@vue/compiler-sfc');
  await mkdir(place, { recursive: true });
  await writeFile(path.join(place, 'index.js'), compiler);
  await writeFile(path.join(place, 'package.json'), '{ "name": "@vue/compiler-sfc", "main": "index.js" }');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  [
    'with a setup script, template included',
    'a.vue',
    '<template></template><script setup></script>',
    'export default 2;',
    [],
  ],
  [
    'with another script, at its line',
    'b.vue',
    '<p/>\n<script>\nexport default 1;\n</script>',
    '\n\nexport default 1;\n',
    [],
  ],
  [
    'with another script and a template',
    'c.vue',
    '<template></template><script>\nexport default 1;\n</script>',
    '\nexport default 1;\n',
    ['c.vue: its template was not read'],
  ],
  [
    'that the compiler refuses',
    'd.vue',
    'BROKEN',
    undefined,
    ['d.vue: its compiler refuses it (this is broken)'],
  ],
  [
    'whose compiler is not installed',
    'e.svelte',
    '',
    undefined,
    ['e.svelte: neither svelte2tsx nor svelte is installed'],
  ],
  ['that nobody understands', 'f.mdx', '', undefined, ['f.mdx: .mdx files are not understood']],
])('a component %s', async (_, name, source, text, unread) => {
  const file = path.join(folder, name);
  await writeFile(file, source);
  const read = readComponents(folder, [file]);
  expect(read.texts.get(`${file}.ts`)).toBe(text);
  expect(read.unread).toEqual(unread);
});

test('a component that imports the contract and cannot be read is said, and others are not', async () => {
  const consumer = await makeConsumer(bookings, {
    'src/api.ts': "export { createClient } from '../generated/bookings/index.ts';\n",
    'src/desk.vue': "<script>import { createClient } from './api.ts';</script>",
    'src/plain.vue': "<script>import { x } from './other.ts';</script>",
    'checks/late.js':
      "import { createClient } from '../src/api.ts';\nexport const gone = () => createClient().listBookings();\n",
  });
  const [found] = readUses({ folder: consumer.folder });
  expect(found?.uses.unread).toEqual(['src/desk.vue: @vue/compiler-sfc is not installed']);
  // What the configuration leaves out is read all the same where it imports the contract.
  expect(found?.uses.uses.map(({ at }) => at.file)).toEqual(['checks/late.js']);
  await consumer.remove();
});
